import { isDeepStrictEqual } from "node:util";
import { type Difference } from "./provider";
import { isObject, type Value, type Values } from "./values";

/**
 * Where two property trees differ, as deep as possible: objects by name, lists of equal length element by element.
 * @param replaces whether a change at this path cannot be made in place
 */
export function differences(olds: Values, news: Values, replaces: (path: string) => boolean): Difference[] {
  return walk(olds, news, "").map((difference) => ({ ...difference, replaces: replaces(difference.path) }));
}

function walk(a: Value | undefined, b: Value | undefined, path: string): Omit<Difference, "replaces">[] {
  if (isDeepStrictEqual(a, b)) return [];
  if (isObject(a) && isObject(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return names.flatMap((name) => walk(a[name], b[name], child(path, name)));
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
    return a.flatMap((item: Value, index) => walk(item, b[index] as Value, `${path}[${String(index)}]`));
  return [{ path, kind: a === undefined ? "add" : b === undefined ? "delete" : "update" }];
}

/** The engine's notation: names with a dot or another special character stand quoted in brackets. */
function child(path: string, name: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}
