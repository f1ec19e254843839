import { type Fields, isFields, type Plain } from "./plain";
import type { Judged } from "./rule";

/** What a ConfigMap or a Secret holds, by key, as its readers see it; nothing of any other resource. */
export function filesOf(resource: Judged): Fields {
  const [, kind] = /^kubernetes:core\/v1:(ConfigMap|Secret)(?:Patch)?$/.exec(resource.type) ?? [];
  if (kind === undefined) return {};
  const { fields } = resource;
  if (kind === "ConfigMap") return known(fields["data"]);
  const inBase64 = Object.entries(known(fields["data"])).map(([key, value]) => [key, decoded(value)] as const);
  return { ...Object.fromEntries(inBase64), ...known(fields["stringData"]) };
}

const known = (value: Plain): Fields => (isFields(value) ? value : {});

const decoded = (value: Plain): Plain =>
  typeof value === "string" ? Buffer.from(value, "base64").toString("utf8") : value;
