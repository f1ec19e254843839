import { parsedJson, setting } from "./dotted-settings";
import { isElastic } from "./elastic";
import { at, isFields, list, pending, type Plain } from "./plain";
import type { Judged } from "./rule";

/** A setting of a template by itself, such as `index.lifecycle.name`; `pending` if it is not known yet. */
export function settingOf(template: Plain, name: string): Plain {
  const settings = at(template, "template", "settings");
  if (typeof settings !== "string") return settings === pending ? pending : undefined;
  const parsed = parsedJson(settings);
  return setting(parsed, name) ?? setting(parsed, name.replace(/^index\./, ""));
}

/**
 * The setting that an index gets by a template: the template's own, else that of the last of its component templates that
 * has it. A component that the program does not declare says nothing.
 */
export function effectiveSetting(template: Judged, resources: readonly Judged[], name: string): Plain {
  const own = settingOf(template.fields, name);
  const composed = template.fields["composedOfs"];
  if (own !== undefined || composed === pending) return own ?? pending;
  const components = resources.filter(({ type }) => isElastic(type, "ElasticsearchComponentTemplate"));
  const values = list(composed).map((component): Plain => {
    const declared = components.find(({ fields }) => fields["name"] === component);
    return isFields(declared?.fields) ? settingOf(declared.fields, name) : component === pending ? pending : undefined;
  });
  return values.filter((value) => value !== undefined).at(-1);
}
