import type { EngineEvent } from "@pulumi/pulumi/automation";
import { errorIn } from "../engine-message";
import { dataAtRisk } from "./data-at-risk";
import { policyResults } from "./policy-results";
import { propertyChanges } from "./property-changes";
import { readable, text } from "./readable";
import type { Change, CreatedGroup, PreviewReport, PropertyChange } from "./report";
import { componentOf, type Step, type StepKind, stepOf } from "./steps";

/**
 * What a preview found, from the events of the engine in the order they came.
 *
 * @param succeeded whether the engine itself ended well
 */
export function reportOf(stack: string, events: readonly EngineEvent[], succeeded: boolean): PreviewReport {
  const steps = events.flatMap((event) => stepOf(event) ?? []);
  const of = (kind: StepKind): Step[] => steps.filter((step) => step.kind === kind);
  const policies = policyResults(events);
  const errors = [...new Set(events.flatMap((event) => errorIn(event) ?? []))];
  return {
    stack,
    succeeded: succeeded && errors.length === 0 && !policies.violations.some(({ isMandatory }) => isMandatory),
    errors,
    dataAtRisk: dataAtRisk(steps),
    destroyed: of("delete").map(({ name, type, urn }) => ({ name, type, urn, forcedBy: [], properties: [] })),
    replaced: of("replace").map(changeOf),
    changed: [...of("update"), ...steps.filter(changesOnlyOptions)].map(changeOf),
    created: groups(of("create"), events),
    policies,
    outputs: outputChanges(events),
  };
}

/** Whether the resource stays as it is, but not what Pulumi may do with it. */
function changesOnlyOptions({ kind, metadata: { op, old, new: planned } }: Step): boolean {
  return kind === undefined && op === "same" && (old?.protect ?? false) !== (planned?.protect ?? false);
}

function changeOf({ name, type, token, urn, metadata }: Step): Change {
  const { old, new: planned, keys, diffs } = metadata;
  const [before, after] = [old?.inputs ?? {}, planned?.inputs ?? {}];
  const seen = propertyChanges(token, before, after);
  // a secret that changes looks the same before and after
  const unseen = (diffs ?? []).filter((diff) => !seen.some(({ path }) => path.startsWith(diff)));
  const [shownBefore, shownAfter] = [readable(token, before), readable(token, after)];
  const properties = [
    ...seen,
    ...unseen.map((path) => ({ path, before: text(shownBefore[path]), after: text(shownAfter[path]) })),
    ...protection(old?.protect ?? false, planned?.protect ?? false),
  ];
  return { name, type, urn, forcedBy: keys ?? [], properties };
}

function protection(before: boolean, after: boolean): PropertyChange[] {
  return before === after ? [] : [{ path: "option protect", before: String(before), after: String(after) }];
}

function groups(created: readonly Step[], events: readonly EngineEvent[]): CreatedGroup[] {
  const parents = new Map(
    events.flatMap(({ resourcePreEvent, resOutputsEvent }) => {
      const planned = (resourcePreEvent ?? resOutputsEvent)?.metadata.new;
      return planned == null ? [] : [[planned.urn, planned.parent]];
    }),
  );
  const byComponent = new Map<string, CreatedGroup["resources"]>();
  for (const { name, type, urn } of created) {
    const component = componentOf(urn, parents);
    byComponent.set(component, [...(byComponent.get(component) ?? []), { name, type, urn }]);
  }
  // by name, since the order of events differs from run to run
  const byName = (one: string, other: string): number => one.localeCompare(other, "en");
  return [...byComponent]
    .map(([component, resources]) => ({ component, resources: resources.toSorted((a, b) => byName(a.name, b.name)) }))
    .toSorted((a, b) => byName(a.component, b.component));
}

function outputChanges(events: readonly EngineEvent[]): PropertyChange[] {
  const stack = events.flatMap(({ resOutputsEvent: event }) => {
    return event?.metadata.type === "pulumi:pulumi:Stack" ? [event.metadata] : [];
  });
  const last = stack.at(-1);
  return propertyChanges("pulumi:pulumi:Stack", last?.old?.outputs, last?.new?.outputs);
}
