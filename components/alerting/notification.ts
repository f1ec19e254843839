import { orderCardOf } from "../shared/order-card";
import { landingOf } from "../shared/role";
import { keyFields } from "./checks/check";
import { anchor, heading, type Rule } from "./rule";

/**
 * What stands in the outbox about one finding; Kibana fills in what is in braces. An alert that goes on is told again
 * after the suppression, by another delivery; a delivery that is written twice has the same id.
 */
export function notification(rule: Rule, publicUrl: string): Readonly<Record<string, string>> {
  return {
    "delivery.id": "{{alert.uuid}}/{{date}}",
    "alert.id": "{{alert.uuid}}",
    "alert.key": "{{alert.id}}",
    "alert.value": "{{context.value}}",
    "rule.id": rule.id,
    "rule.name": rule.name,
    "rule.severity": rule.severity,
    "rule.owner": rule.owner,
    message: message(rule),
    "link.search": linkOf(rule, publicUrl),
    "link.runbook": `docs/runbook.md#${anchor(rule)}`,
  };
}

/** Where to look first: the order, if the finding is about one, else what the space begins with. */
function linkOf(rule: Rule, publicUrl: string): string {
  const isAboutOrder = Object.values(rule.checks).every((check) => keyFields(check)[0] === "order.id");
  if (isAboutOrder) return orderCardOf(publicUrl, "{{alert.id}}");
  return `${publicUrl}/s/${rule.space}/app/discover#/view/${landingOf(rule.space)}`;
}

/** The finding in one line. */
export const message = (rule: Rule): string => `${heading(rule)}: {{alert.id}} ({{date}})`;
