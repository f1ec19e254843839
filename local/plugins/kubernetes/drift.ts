import { isDeepStrictEqual } from "node:util";
import { ApiError, type KubernetesObject } from "../../kubernetes/client";
import { isObject, type Value, type Values } from "../protocol/values";
import { tryToChange, type Applier } from "./apply";
import { fromObject, toObject } from "./objects";

/**
 * The inputs as the cluster now has them. What applying the inputs once more would change has drifted and takes its
 * live value, so that the next preview shows it; defaults and other managers' fields are no drift.
 */
export async function drifted(applier: Applier, inputs: Values, live: KubernetesObject): Promise<Values> {
  const wanted = await tryToChange({ ...applier, force: true }, toObject(inputs)).catch((error: unknown) => {
    if (error instanceof ApiError) return undefined; // inputs that are refused now say nothing about drift
    throw error;
  });
  if (!wanted) return inputs;
  return merge(inputs, readable(wanted), readable(live)) as Values;
}

/** Walks down the inputs as long as wanted and live differ below; what is left is a drifted value. */
function merge(input: Value, wanted: Value | undefined, live: Value | undefined): Value | undefined {
  if (isDeepStrictEqual(wanted, live)) return input;
  if (isObject(input) && isObject(live)) {
    const inside = isObject(wanted) ? wanted : {};
    const merged = Object.entries(input).map(
      ([name, value]) => [name, merge(value, inside[name], live[name])] as const,
    );
    return Object.fromEntries(merged.filter((entry): entry is [string, Value] => entry[1] !== undefined));
  }
  if (Array.isArray(input) && Array.isArray(live) && Array.isArray(wanted) && input.length === live.length)
    return input.map((item: Value, index) => merge(item, wanted[index] as Value, live[index] as Value) ?? null);
  return live;
}

/** A Secret's `stringData` is written only: to compare it, it is read back from `data`. */
function readable(object: KubernetesObject): Values {
  const values = fromObject(object);
  const data = values["data"];
  if (object.kind !== "Secret" || !isObject(data)) return values;
  const decode = (text: Value): string => Buffer.from(typeof text === "string" ? text : "", "base64").toString();
  const decoded = Object.entries(data).map(([name, text]) => [name, decode(text)]);
  return { ...values, stringData: Object.fromEntries(decoded) as Values };
}

const serverOwned = [
  "creationTimestamp",
  "deletionTimestamp",
  "generation",
  "ownerReferences",
  "resourceVersion",
  "uid",
];

/** The inputs that an imported object would have had: everything that the API server did not add. */
export function inputsOf(live: KubernetesObject): Values {
  const { metadata = null, ...rest } = without(fromObject(live), ["status"]);
  return { ...rest, metadata: without(isObject(metadata) ? metadata : {}, serverOwned) };
}

function without(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
