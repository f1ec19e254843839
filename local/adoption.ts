import type { Deployment, EngineEvent, Stack } from "@pulumi/pulumi/automation";
import { errorIn } from "./engine-message";

/** One resource as Pulumi's state holds it. */
interface StateEntry {
  readonly urn: string;
  readonly type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: object;
  readonly custom?: boolean;
  readonly parent?: string;
  readonly provider?: string;
}

interface State {
  readonly resources?: readonly StateEntry[];
  readonly pending_operations?: readonly { readonly type: string; readonly resource: StateEntry }[];
}

/** Kinds of objects that Kibana does not create a second time, with the inputs that make their id. */
const idInputs: Readonly<Record<string, readonly string[]>> = {
  "elasticstack:index/kibanaSpace:KibanaSpace": ["spaceId"],
  "elasticstack:index/kibanaSecurityRole:KibanaSecurityRole": ["name"],
  "elasticstack:index/kibanaAlertingRule:KibanaAlertingRule": ["spaceId", "ruleId"],
};

/**
 * Takes objects into the stack's state that a killed run was just creating: nobody knows whether they exist, and if they
 * do, creating them again is refused. Those that do not exist leave the state again.
 */
export async function adoptInterrupted(stack: Stack, onOutput: (text: string) => void): Promise<void> {
  await adopt(stack, withInterrupted, onOutput);
}

/**
 * The same for those that a run was refused to create, since they are there: an interrupted one gave up waiting for Kibana,
 * which made them all the same.
 *
 * @param events of the run that was refused
 * @returns whether there were any, so that it is worth running again
 */
export async function adoptRefused(
  stack: Stack,
  events: readonly EngineEvent[],
  onOutput: (text: string) => void,
): Promise<boolean> {
  const refused = refusedAsPresent(events);
  return refused.length > 0 && adopt(stack, (state) => withEntries(state, refused), onOutput);
}

async function adopt(
  stack: Stack,
  added: (state: State) => Adoption,
  onOutput: (text: string) => void,
): Promise<boolean> {
  const exported = await stack.exportStack();
  const { adopted, target } = added(exported.deployment as State);
  if (target.length === 0) return false;
  await stack.importStack({ ...exported, deployment: adopted } satisfies Deployment);
  await stack.refresh({ target, color: "never", onOutput });
  return true;
}

/** A state with resources added, and the URNs of those that have to be read. */
interface Adoption {
  readonly adopted: State;
  readonly target: string[];
}

/** The state with what was being created as if it were there. */
export function withInterrupted(state: State): Adoption {
  const creating = (state.pending_operations ?? []).filter(({ type }) => type === "creating");
  return withEntries(
    state,
    creating.map(({ resource }) => resource),
  );
}

/** What could not be created because it is there, with what Pulumi's state would say of it. */
export function refusedAsPresent(events: readonly EngineEvent[]): StateEntry[] {
  const refused = new Set(
    events
      .filter((event) => /\b409\b|already exists/i.test(errorIn(event) ?? ""))
      .map(({ diagnosticEvent }) => diagnosticEvent?.urn),
  );
  const creating = events.flatMap(({ resourcePreEvent: event }) =>
    event?.metadata.op === "create" && event.metadata.new ? [event.metadata.new] : [],
  );
  return creating
    .filter(({ urn, type }) => type in idInputs && refused.has(urn))
    .map(({ urn, type, parent, provider, inputs }) => ({ urn, type, custom: true, parent, provider, inputs }));
}

function withEntries(state: State, candidates: readonly StateEntry[]): Adoption {
  const present = new Set(state.resources?.map(({ urn }) => urn));
  const entries = candidates.flatMap((resource) => {
    const parts = idInputs[resource.type]?.map((input) => resource.inputs?.[input]) ?? [undefined];
    const isKnown = parts.every((part) => typeof part === "string");
    return isKnown && !present.has(resource.urn) ? [{ ...resource, id: parts.join("/") }] : [];
  });
  const resources = [...(state.resources ?? []), ...entries];
  // without outputs: taken in, but then the run was killed before they were read
  const unread = resources.filter(({ type, outputs }) => type in idInputs && outputs === undefined);
  return { adopted: { ...state, resources, pending_operations: [] }, target: unread.map(({ urn }) => urn) };
}
