import type { EventAction } from "../shared/events";
import type { FieldName } from "../shared/record";

/** What a rule asks of one record; the same text of fields and values becomes a query in both of Elasticsearch's languages. */
export type Condition =
  | { readonly field: FieldName; readonly in: readonly string[] }
  | { readonly field: FieldName; readonly exists: true }
  | { readonly any: readonly Condition[] };

/** Records of these events. */
export const action = (...actions: readonly EventAction[]): Condition => ({ field: "event.action", in: actions });

/** The condition in Elasticsearch's Query DSL. */
export function queryOf(condition: Condition): object {
  if ("any" in condition) return { bool: { should: condition.any.map(queryOf), minimum_should_match: 1 } };
  if ("exists" in condition) return { exists: { field: condition.field } };
  return { terms: { [condition.field]: condition.in } };
}

/** The condition in ES|QL. */
export function esqlOf(condition: Condition): string {
  if ("any" in condition) return `(${condition.any.map(esqlOf).join(" OR ")})`;
  if ("exists" in condition) return `${condition.field} IS NOT NULL`;
  return `${condition.field} IN (${condition.in.map((value) => JSON.stringify(value)).join(", ")})`;
}

/** The fields that a condition names. */
export function fieldsOf(condition: Condition): FieldName[] {
  return "any" in condition ? condition.any.flatMap(fieldsOf) : [condition.field];
}
