import { Failure } from "./failure";

/** What of Pulumi's state this reads. */
export interface ProtectedState {
  readonly resources?: readonly { readonly urn: string; readonly type: string; readonly protect?: boolean }[];
}

/** What would go with a resource, by the end of its type; the first that fits, nothing where none does. */
const losses: readonly (readonly [type: string, loss: string])[] = [
  [":Elasticsearch", "every stored line"],
  [":Namespace", "everything in it, the disks too"],
  [":CustomResourceDefinition", ""],
  [":RandomPassword", "what Kibana has encrypted"],
  [":Secret", "what Kibana has encrypted"],
];

/** A stack that protects something cannot be destroyed. */
export class Protected extends Failure {}

/**
 * What protects a stack's data, in one message.
 *
 * @returns undefined if nothing does
 */
export function protectionOf(state: ProtectedState): Protected | undefined {
  const held = (state.resources ?? []).filter(({ protect }) => protect === true);
  if (held.length === 0) return undefined;
  const definitions = held.filter(({ type }) => type.endsWith(":CustomResourceDefinition")).length;
  const lines = held.flatMap(({ urn, type }) => {
    const loss = losses.find(([end]) => type.endsWith(end))?.[1];
    if (loss === "") return [];
    return [`  ${urn.split("::").at(-1) ?? urn}${loss === undefined ? "" : `: ${loss}`}`];
  });
  const all = [
    ...lines,
    ...(definitions > 0 ? [`  ${String(definitions)} definitions of kinds: every resource made from them`] : []),
  ];
  return new Protected(
    `the stack protects its data, so nothing was removed. It is held by:\n${all.join("\n")}`,
    'Say that it may go: `make up CONFIG="protectData=false"`, with whatever else it was made with; then `make down` again.',
  );
}
