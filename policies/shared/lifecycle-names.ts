import { at, isFields, isList, pending, plain, type Plain } from "./plain";

/** The lifecycle a template asks for in its own settings, `pending` if that is not known yet, undefined if none. */
export function lifecycleOf(template: Plain): Plain {
  const settings = at(template, "template", "settings");
  if (typeof settings !== "string") return settings === pending ? pending : undefined;
  const parsed = parse(settings);
  return setting(parsed, "index.lifecycle.name") ?? setting(parsed, "lifecycle.name");
}

/**
 * The lifecycle an index template ends up with: its own, else that of the last component template that names one.
 * @param componentLifecycles by the component template's name
 */
export function effectiveLifecycle(template: Plain, componentLifecycles: ReadonlyMap<Plain, Plain>): Plain {
  const own = lifecycleOf(template);
  if (own !== undefined) return own;
  const components = at(template, "composedOfs");
  if (!isList(components)) return components === pending ? pending : undefined;
  const named = components.map((name) => (name === pending ? pending : componentLifecycles.get(name)));
  return named.filter((lifecycle) => lifecycle !== undefined).at(-1);
}

function parse(json: string): Plain {
  try {
    return plain({ settings: JSON.parse(json) as unknown })["settings"];
  } catch {
    return undefined; // Elasticsearch refuses it in its own words
  }
}

/** A setting by its dotted name, nested or dotted or half of each, as Elasticsearch takes it. */
function setting(settings: Plain, name: string): Plain {
  if (!isFields(settings)) return undefined;
  for (const [key, value] of Object.entries(settings)) {
    if (key === name) return value;
    const found = name.startsWith(`${key}.`) ? setting(value, name.slice(key.length + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
