import { orderCardOf } from "../shared/order-card";
import { landingOf } from "../shared/role";
import { type Check, groupingFields, keyFields } from "./checks/check";
import { keyColumns, toldColumns } from "./row";
import { anchor, heading, type Rule } from "./rule";

/** What people open. */
export interface Addresses {
  /** Of Kibana. */
  readonly publicUrl: string;
  /** Of docs/runbook.md. */
  readonly runbook: string;
}

/**
 * What stands in the outbox about one finding; Kibana fills in what is in braces. An alert that goes on is told again
 * after the suppression, by another delivery; a delivery that is written twice has the same id.
 */
export function notification(
  rule: Rule,
  check: Check,
  { publicUrl, runbook }: Addresses,
): Readonly<Record<string, string>> {
  return {
    "delivery.id": "{{alert.uuid}}/{{date}}",
    "alert.id": "{{alert.uuid}}",
    "alert.key": keyOf(check),
    "alert.value": valueOf(check),
    "rule.id": rule.id,
    "rule.name": rule.name,
    "rule.severity": rule.severity,
    "rule.owner": rule.owner,
    message: message(rule, check),
    "link.search": linkOf(rule, check, publicUrl),
    "link.runbook": `${runbook}#${anchor(rule)}`,
  };
}

/** The finding in one line. */
export function message(rule: Rule, check: Check): string {
  const value = valueOf(check);
  return `${heading(rule)}: ${keyOf(check)}${value === "" ? "" : `, ${value}`} ({{date}})`;
}

/** Kibana names an alert by all fields of its key at once; a new error is told by the first of them. */
const keyOf = (check: Check): string =>
  check.kind === "newcomer" ? `{{context.grouping.${check.by[0]}}}` : "{{alert.id}}";

/** What was found, in words: how much was counted, or what the row of ES|QL says besides its key. */
function valueOf(check: Check): string {
  if (check.kind === "count") return `${check.sum ?? "records"} {{context.value}}`;
  const columns = [...keyColumns(check).slice(groupingFields(check).length), ...toldColumns[check.kind]];
  if (columns.length === 0) return "";
  return `{{#context.hits}}${columns.map((column) => `${column} {{_source.${column}}}`).join(", ")}{{/context.hits}}`;
}

/** Where to look first: the order, if the finding is about one, else its key in what the space begins with. */
function linkOf(rule: Rule, check: Check, publicUrl: string): string {
  if (keyFields(check)[0] === "order.id") return orderCardOf(publicUrl, "{{alert.id}}");
  const query = searchFor(check).replaceAll(" ", "%20").replaceAll('"', "%22");
  return (
    `${publicUrl}/s/${rule.space}/app/discover#/view/${landingOf(rule.space)}` +
    `?_g=(time:(from:now-1d,to:now))&_a=(query:(language:kuery,query:'${query}'))`
  );
}

/** The records about a key, in Kibana's query language. */
function searchFor(check: Check): string {
  if (check.kind === "newcomer")
    return check.by.map((field) => `${field} : "{{context.grouping.${field}}}"`).join(" and ");
  return keyFields(check).map((field) => `${field} : "{{alert.id}}"`).join(" or "); // prettier-ignore
}
