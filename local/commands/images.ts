import program from "../../index";
import { checkedSettings } from "../checked-settings";
import { type Output, printResult } from "../progress";
import { record } from "../recorder";

/** Prints every image that a stack pulls, one a line; those that the operator makes pods of are named in its resources. */
export async function images(stack: string, options: Output & { config: readonly string[] }): Promise<void> {
  const { resources } = await record(program, stack, checkedSettings(stack, options.config));
  const all = new Set(resources.flatMap(({ inputs }) => imagesIn(inputs)));
  const sorted = [...all].sort();
  printResult(options, { stack, images: sorted }, sorted);
}

function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    key === "image" && typeof item === "string" ? [item] : imagesIn(item),
  );
}
