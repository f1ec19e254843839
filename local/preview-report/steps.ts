import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";
import type { ResourceName } from "./report";

/** What becomes of a resource. Where one is replaced, the engine also tells the deletion and the creation it consists of. */
export type StepKind = "create" | "delete" | "replace" | "update";

const kinds: Readonly<Record<string, StepKind>> = {
  create: "create",
  import: "create",
  delete: "delete",
  replace: "replace",
  "import-replacement": "replace",
  update: "update",
};

/** A step the engine plans for a resource that holds something itself: no component, not the stack. */
export interface Step extends ResourceName {
  /** Undefined for one that leaves the resource as it is. */
  readonly kind: StepKind | undefined;
  readonly token: string;
  readonly metadata: StepEventMetadata;
}

/** The step of an event, if it tells one. */
export function stepOf({ resourcePreEvent: event }: EngineEvent): Step | undefined {
  if (event === undefined) return undefined;
  const { metadata } = event;
  const isCustom = metadata.new?.custom ?? metadata.old?.custom ?? false;
  if (!isCustom || metadata.type.startsWith("pulumi:")) return undefined;
  return { ...nameOf(metadata.urn), token: metadata.type, kind: kinds[metadata.op], metadata };
}

/** The name of a resource and its type in short, from its URN. */
export function nameOf(urn: string): ResourceName {
  const [, , types = "", name = ""] = urn.split("::");
  const [provider = "", , kind = ""] = (types.split("$").at(-1) ?? "").split(":");
  return { name, type: `${provider}:${kind}`, urn };
}

/** The component that a resource belongs to, the outermost: `Kibana kibana`; its parent's URN names the innermost only. */
export function componentOf(urn: string, parents: ReadonlyMap<string, string>): string {
  let component = "The stack itself";
  for (let at = parents.get(urn); at !== undefined && at !== ""; at = parents.get(at)) {
    const { name, type } = nameOf(at);
    if (!type.startsWith("pulumi:")) component = `${type.split(":")[1] ?? ""} ${name}`;
  }
  return component;
}
