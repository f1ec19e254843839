import type { EngineEvent, PolicyEvent } from "@pulumi/pulumi/automation";
import { plain } from "../engine-message";
import type { PreviewReport, Violation } from "./report";

/** What the policies say of one resource, or of the whole stack; the Automation API passes it on without a type for it. */
interface Analysed {
  readonly passed?: readonly string[];
  readonly failed?: readonly string[];
}

type AnalysedEvent = EngineEvent & {
  readonly policyAnalyzeSummaryEvent?: Analysed;
  readonly policyAnalyzeStackSummaryEvent?: Analysed;
};

/** Every violation, and the policies that were asked and broken by nothing. */
export function policyResults(events: readonly AnalysedEvent[]): PreviewReport["policies"] {
  const violations = events.flatMap(({ policyEvent }) => (policyEvent === undefined ? [] : violationOf(policyEvent)));
  const analysed = events.flatMap((event) => {
    return event.policyAnalyzeSummaryEvent ?? event.policyAnalyzeStackSummaryEvent ?? [];
  });
  const broken = new Set([
    ...violations.map(({ policy }) => policy),
    ...analysed.flatMap(({ failed }) => failed ?? []),
  ]);
  const asked = new Set(analysed.flatMap(({ passed }) => passed ?? []));
  return { violations, passed: [...asked].filter((policy) => !broken.has(policy)).sort() };
}

function violationOf({ policyName, resourceUrn, message, enforcementLevel }: PolicyEvent): Violation {
  const resource = resourceUrn?.includes("pulumi:pulumi:Stack") === true ? "" : (resourceUrn?.split("::").at(-1) ?? "");
  return { policy: policyName, isMandatory: enforcementLevel === "mandatory", resource, message: plain(message) };
}
