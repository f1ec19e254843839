import type { Change, PreviewReport, Risk } from "./report";

/** What both forms of the report say in the same words. */
export const headings = {
  dataAtRisk: "Data at risk",
  errors: "Errors",
  violations: "Broken policies",
  destroyed: "Destroyed",
  replaced: "Replaced",
  changed: "Changed",
  created: "Created",
  outputs: "Outputs that change",
  passed: "Policies that hold",
} as const;

export const noRisk = "No data and no keys are at risk.";

/** For example `prod: 2 to destroy, 1 to create`. */
export function summary({ stack, destroyed, replaced, changed, created }: PreviewReport): string {
  const counts = {
    "to destroy": destroyed.length,
    "to replace": replaced.length,
    "to change": changed.length,
    "to create": created.reduce((sum, { resources }) => sum + resources.length, 0),
  };
  const parts = Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : `${String(count)} ${what}`));
  return `${stack}: ${parts.length === 0 ? "nothing to do" : parts.join(", ")}`;
}

/** What came of the preview as a whole. */
export function verdict({ succeeded, errors }: PreviewReport): string {
  if (succeeded) return "The preview succeeded.";
  return errors.length === 0
    ? "The preview failed: a policy is broken. Nothing can be deployed."
    : "The preview failed, so that what follows may be incomplete. Nothing can be deployed.";
}

/** What follows the name of a resource at risk. */
export function riskSentence({ what, loss, isProtected }: Risk): string {
  const refused = isProtected ? " It is protected: Pulumi refuses this until it is unprotected." : "";
  return `${what}. Lost would be: ${loss}.${refused}`;
}

/** Why a resource is replaced. */
export function reason({ forcedBy }: Change): string {
  return forcedBy.length === 0 ? "asked for, or forced by what it depends on" : `forced by ${forcedBy.join(", ")}`;
}

/** Stands for a property that is not there. */
export const nothing = "none";
