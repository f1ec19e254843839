import program from "../../index";
import { checkedSettings } from "../checked-settings";
import { type Output, printResult } from "../progress";
import { type Declaration, record } from "../recorder";

/** Prints every image that a stack pulls, one a line; those that the operator makes pods of are named in its resources. */
export async function images(stack: string, options: Output & { config: readonly string[] }): Promise<void> {
  const images = imagesOf(await record(program, stack, checkedSettings(stack, options.config)));
  printResult(options, { stack, images }, images);
}

/** Every image that a program names, once each, in order. */
export function imagesOf({ resources }: Declaration): string[] {
  return [...new Set(resources.flatMap(({ inputs }) => imagesIn(inputs)))].sort();
}

function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    key === "image" && typeof item === "string" ? [item] : imagesIn(item),
  );
}
