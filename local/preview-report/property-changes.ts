import diff from "microdiff";
import { readable, text } from "./readable";
import type { PropertyChange } from "./report";

type Properties = Readonly<Record<string, unknown>>;

/** What differs between two states of a resource, leaf by leaf, secrets hidden; a secret that changes differs in nothing. */
export function propertyChanges(
  type: string,
  before: Properties | undefined,
  after: Properties | undefined,
): PropertyChange[] {
  return diff(readable(type, before ?? {}), readable(type, after ?? {}), { cyclesFix: false }).map((difference) => ({
    path: pathOf(difference.path),
    before: difference.type === "CREATE" ? undefined : text(difference.oldValue),
    after: difference.type === "REMOVE" ? undefined : text(difference.value),
  }));
}

/** As Pulumi writes it: `spec.nodeSets[0].count`. */
export function pathOf(parts: readonly (string | number)[]): string {
  return parts
    .map((part) => (typeof part === "number" ? `[${String(part)}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}
