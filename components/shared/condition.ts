import type { EventAction } from "./events";
import type { FieldName } from "./record";

/** What is asked of one record; the same fields and values become a query in each of the stack's languages. */
export type Condition<Field extends string = FieldName> =
  | { readonly field: Field; readonly in: readonly (string | number)[] }
  /** Of a field that may hold a list, which a comparison in ES|QL never equals. */
  | { readonly field: Field; readonly holds: string }
  | { readonly field: Field; readonly below: number }
  | { readonly field: Field; readonly exists: boolean }
  | { readonly any: readonly Condition<Field>[] };

/** Records of these events. */
export const action = (...actions: readonly EventAction[]): Condition => ({ field: "event.action", in: actions });

/** The condition in Elasticsearch's Query DSL. */
export function queryOf(condition: Condition<string>): object {
  if ("any" in condition) return { bool: { should: condition.any.map(queryOf), minimum_should_match: 1 } };
  if ("below" in condition) return { range: { [condition.field]: { lt: condition.below } } };
  if ("holds" in condition) return { term: { [condition.field]: condition.holds } };
  if ("in" in condition) return { terms: { [condition.field]: condition.in } };
  const exists = { exists: { field: condition.field } };
  return condition.exists ? exists : { bool: { must_not: exists } };
}

/** The condition in ES|QL. */
export function esqlOf(condition: Condition<string>): string {
  if ("any" in condition) return `(${condition.any.map(esqlOf).join(" OR ")})`;
  if ("below" in condition) return `${condition.field} < ${String(condition.below)}`;
  if ("holds" in condition) return `MV_CONTAINS(${condition.field}, ${JSON.stringify(condition.holds)})`;
  if ("exists" in condition) return `${condition.field} IS ${condition.exists ? "NOT NULL" : "NULL"}`;
  return `${condition.field} IN (${condition.in.map((value) => JSON.stringify(value)).join(", ")})`;
}

/** The condition in Kibana's query language, KQL. */
export function kqlOf(condition: Condition<string>): string {
  if ("any" in condition) return `(${condition.any.map(kqlOf).join(" or ")})`;
  if ("below" in condition) return `${condition.field} < ${String(condition.below)}`;
  if ("exists" in condition) return `${condition.exists ? "" : "not "}${condition.field} : *`;
  if ("holds" in condition) return `${condition.field} : ${JSON.stringify(condition.holds)}`;
  const values = condition.in.map((value) => JSON.stringify(value));
  return `${condition.field} : ${values.length === 1 ? values.join("") : `(${values.join(" or ")})`}`;
}

/** The fields that a condition names. */
export function fieldsOf<Field extends string>(condition: Condition<Field>): Field[] {
  return "any" in condition ? condition.any.flatMap((one) => fieldsOf(one)) : [condition.field];
}
