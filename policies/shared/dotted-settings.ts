import { parse } from "yaml";
import { isFields, isGiven, pending, plain, type Plain } from "./plain";

/** What a JSON text says; undefined if it is none, which whoever takes it refuses in its own words. */
export function parsedJson(json: string): Plain {
  try {
    return plain({ parsed: JSON.parse(json) as unknown })["parsed"];
  } catch {
    return undefined;
  }
}

/** What a YAML text says; undefined if it is none, which whoever takes it refuses in its own words. */
export function parsedYaml(text: string): Plain {
  try {
    return plain({ parsed: parse(text, { logLevel: "silent" }) as unknown })["parsed"];
  } catch {
    return undefined;
  }
}

/** A setting by its dotted name, nested or dotted or half of each, as Elasticsearch, Kibana and Beats take it, or what stands below that name; `pending` if that is not known yet. */
export function setting(settings: Plain, name: string): Plain {
  if (!isFields(settings)) return settings === pending ? pending : undefined;
  for (const [key, value] of Object.entries(settings)) {
    if (key === name) return value;
    const found = name.startsWith(`${key}.`) ? setting(value, name.slice(key.length + 1)) : undefined;
    if (found !== undefined) return found;
  }
  const below = Object.entries(settings).filter(([key]) => key.startsWith(`${name}.`));
  return below.length === 0
    ? undefined
    : Object.fromEntries(below.map(([key, value]) => [key.slice(name.length + 1), value]));
}

/** Whether a setting of that name, or anything below it, is there, and is not turned off, by itself or by `enabled`. */
export function isSet(settings: Plain, name: string): boolean {
  const value = setting(settings, name);
  return isGiven(value) && !isTurnedOff(value);
}

function isTurnedOff(value: Plain): boolean {
  if (!isFields(value)) return isOff(value);
  const parts = Object.values(value);
  return (
    isOff(setting(value, "enabled")) || (parts.length > 0 && parts.every((part) => isFields(part) && isTurnedOff(part)))
  );
}

/** Every setting by its whole dotted name, however it is written; without those in lists. */
export function* dotted(settings: Plain, above = ""): Generator<readonly [name: string, value: Plain]> {
  for (const [key, value] of Object.entries(isFields(settings) ? settings : {}))
    if (isFields(value)) yield* dotted(value, `${above}${key}.`);
    else yield [above + key, value];
}

/** Whether a value turns off what it is set for; a text does so too. */
export const isOff = (value: Plain): boolean => value === false || value === "false";
