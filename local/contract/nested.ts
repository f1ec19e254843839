/** An object as JSON has it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object as JSON has it, and no list. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The nested form of fields with dotted names; where a name is both a value and a group, the later one stays. */
export function nested(fields: Iterable<readonly [name: string, value: unknown]>): JsonObject {
  const root: Record<string, unknown> = {};
  for (const [name, value] of fields) {
    const path = name.split(".");
    const last = path.pop() ?? name;
    let group = root;
    for (const key of path) {
      const inner = isJsonObject(group[key]) ? { ...group[key] } : {};
      group[key] = inner;
      group = inner;
    }
    group[last] = value;
  }
  return root;
}

/**
 * The values of an object by dotted names, however its keys mix dots and nesting. Nulls are left out, as Elasticsearch
 * does; a list is one value.
 */
export function* dotted(object: JsonObject, prefix = ""): Generator<readonly [name: string, value: unknown]> {
  for (const [key, value] of Object.entries(object)) {
    if (isJsonObject(value)) yield* dotted(value, `${prefix}${key}.`);
    else if (value !== null) yield [`${prefix}${key}`, value];
  }
}
