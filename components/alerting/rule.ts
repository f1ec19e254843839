import type { SpaceId } from "../shared/role";
import type { Check } from "./checks/check";

/** Name of an alert. */
export type RuleId = `A${number}`;

/** One entry of the catalogue: what is found, how, and who acts. */
export interface Rule {
  readonly id: RuleId;
  /** What is wrong, in a few words; the section of the runbook has the same heading. */
  readonly name: string;
  readonly severity: "high" | "medium" | "low";
  /** The role whose people act on it. */
  readonly owner: "log_support" | "log_developer" | "log_security" | "log_admin";
  /** Where it is shown. */
  readonly space: SpaceId;
  /** Why logs have to be asked, and no metric. */
  readonly whyLogs: string;
  /** Elasticsearch time between two runs. */
  readonly every: string;
  /** The ways to find it by a short name; each becomes a rule of Kibana. */
  readonly checks: Readonly<Record<string, Check>>;
}

/** After a notification about a key, the time without another one about the same key, while it goes on. */
export const suppression = "30m";

/** The heading of the rule's section in the runbook. */
export const heading = ({ id, name }: Rule): string => `${id} ${name}`;

/** The anchor of that heading, by GitHub's rules. */
export function anchor(rule: Rule): string {
  return heading(rule)
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");
}
