import type { EngineEvent, OpType, StepEventMetadata } from "@pulumi/pulumi/automation";

/** What a test says of a planned step. */
export interface Planned {
  readonly op: OpType;
  /** Type tokens from the outermost component to the resource. */
  readonly types: readonly string[];
  readonly name: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly protect?: { readonly before?: boolean; readonly after?: boolean };
  readonly parent?: string;
  readonly rest?: Partial<StepEventMetadata>;
}

/** The event with which the engine tells a planned step, as it was recorded from one. */
export function planned({
  op,
  types,
  name,
  before,
  after,
  protect = {},
  parent = "",
  rest = {},
}: Planned): EngineEvent {
  const type = types.at(-1) ?? "";
  const urn = urnOf(types, name);
  const custom = !type.startsWith("logging:");
  const state = (inputs: Readonly<Record<string, unknown>>, isProtected: boolean | undefined) => {
    const kept = isProtected === true ? { protect: true } : {};
    return { type, urn, custom, id: "", parent, ...kept, inputs, outputs: {}, provider: "" };
  };
  const metadata: StepEventMetadata = {
    ...{ op, urn, type, provider: "" },
    ...(before === undefined ? {} : { old: state(before, protect.before) }),
    ...(after === undefined ? {} : { new: state(after, protect.after) }),
    ...rest,
  };
  return { sequence: 0, timestamp: 0, resourcePreEvent: { metadata, planning: true } };
}

/** A URN of the stack prod. */
export const urnOf = (types: readonly string[], name: string): string =>
  `urn:pulumi:prod::logging::${types.join("$")}::${name}`;

/** A policy that a resource breaks. */
export function broken(policyName: string, resource: string, message: string): EngineEvent {
  const pack = { policyPackName: "logging", policyPackVersion: "1", policyPackVersionTag: "1" };
  const resourceUrn = urnOf(["kubernetes:core/v1:ConfigMap"], resource);
  const policyEvent = {
    ...pack,
    policyName,
    resourceUrn,
    message,
    color: "never",
    enforcementLevel: "mandatory" as const,
  };
  return { sequence: 0, timestamp: 0, policyEvent };
}

/** Policies that were asked about a resource and hold. */
export function held(...passed: string[]): EngineEvent {
  return Object.assign({ sequence: 0, timestamp: 0 }, { policyAnalyzeSummaryEvent: { passed } });
}

/** The outputs of the stack before and after. */
export function outputs(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): EngineEvent {
  const type = "pulumi:pulumi:Stack";
  const urn = urnOf([type], "logging-prod");
  const state = (values: Readonly<Record<string, unknown>>) => {
    return { type, urn, id: "", parent: "", inputs: {}, outputs: values, provider: "" };
  };
  const metadata = { op: "same" as const, urn, type, provider: "", old: state(before), new: state(after) };
  return { sequence: 0, timestamp: 0, resOutputsEvent: { metadata, planning: true } };
}
