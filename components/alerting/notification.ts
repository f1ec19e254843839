import { landingOf } from "../shared/role";
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
    "link.search": `${publicUrl}/s/${rule.space}/app/discover#/view/${landingOf(rule.space)}`,
    "link.runbook": `docs/runbook.md#${anchor(rule)}`,
  };
}

/** The finding in one line. */
export const message = (rule: Rule): string => `${heading(rule)}: {{alert.id}} ({{date}})`;
