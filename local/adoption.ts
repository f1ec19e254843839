import type { Deployment, Stack } from "@pulumi/pulumi/automation";

/** One resource as Pulumi's state holds it. */
interface StateEntry {
  readonly urn: string;
  readonly type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: object;
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
  const exported = await stack.exportStack();
  const state = exported.deployment as State;
  const { adopted, target } = withInterrupted(state);
  if (target.length === 0) return;
  await stack.importStack({ ...exported, deployment: adopted } satisfies Deployment);
  await stack.refresh({ target, color: "never", onOutput });
}

/** The state with what was being created as if it were there, and the URNs of that. */
export function withInterrupted(state: State): { readonly adopted: State; readonly target: string[] } {
  const pending = state.pending_operations ?? [];
  const present = new Set(state.resources?.map(({ urn }) => urn));
  const entries = pending.flatMap(({ type, resource }) => {
    const parts = idInputs[resource.type]?.map((input) => resource.inputs?.[input]) ?? [undefined];
    const isKnown = type === "creating" && parts.every((part) => typeof part === "string");
    return isKnown && !present.has(resource.urn) ? [{ ...resource, id: parts.join("/") }] : [];
  });
  const resources = [...(state.resources ?? []), ...entries];
  // without outputs: taken in, but then the run was killed before they were read
  const unread = resources.filter(({ type, outputs }) => type in idInputs && outputs === undefined);
  return { adopted: { ...state, resources, pending_operations: [] }, target: unread.map(({ urn }) => urn) };
}
