import * as fs from "node:fs";
import * as path from "node:path";
import { type Check, groupingFields } from "../components/alerting/checks/check";
import { anchor, heading, type Rule } from "../components/alerting/rule";
import { rules } from "../components/alerting/rules";
import { code, table, withSections } from "./contract/sections";
import { checkout } from "./paths";

/** The runbook, from the checkout's root. */
export const runbook = path.join("docs", "runbook.md");

/** That runbook with its table of alerts as the catalogue is now. */
export function runbookWithTable(): string {
  return withSections(fs.readFileSync(path.join(checkout, runbook), "utf8"), { alerts: alertTable() });
}

function alertTable(): string {
  return table(
    ["alert", "severity", "acts", "space", "key", "fires when", "looks every", "why logs"],
    rules.map((rule) => [
      `[${heading(rule)}](#${anchor(rule)})`,
      rule.severity,
      code(rule.owner),
      rule.space,
      keys(rule).map(code).join(", "),
      Object.values(rule.checks).map(condition).join("; "),
      rule.every,
      rule.whyLogs,
    ]),
  );
}

const keys = ({ checks }: Rule): string[] => [...new Set(Object.values(checks).flatMap(groupingFields))];

/** The check's numbers in words. */
function condition(check: Check): string {
  switch (check.kind) {
    case "count":
      return `more than ${String(check.over)}${check.sum === undefined ? "" : ` ${code(check.sum)}`} in ${check.within} by ${code(check.by)}`;
    case "lasting":
      return `in each of ${String(check.parts)} parts of ${check.within} by ${code(check.by)}`;
    case "newcomer":
      return `not seen in ${check.since}`;
    case "outlier":
      return `${String(check.least)} in ${check.within}, more than the mean and ${String(check.sigmas)} deviations of the same time of 7 days`;
    case "overdue":
      return Object.entries(check.limits)
        .map(([status, limit]) => `${status} ${limit}`)
        .join(", ");
    case "sequence":
      return `${String(check.times)} and then a success within ${check.within} by ${code(check.by)}`;
    case "share":
      return `more than ${String(check.overPercent)} % in ${check.within}, at least ${String(check.least)}`;
    case "silence":
      return `no line for ${check.least}, and by its own history for so long once in e^${String(check.surprise)} times`;
    case "standstill":
      return `none for ${check.within} of working time`;
    case "surge":
      return `more than ${String(check.over)} in ${check.within} and ${String(check.times)} times the median of 4 weeks`;
    case "unfinished":
      return `not ended after ${check.limit}`;
  }
}
