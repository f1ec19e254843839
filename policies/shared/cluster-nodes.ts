import { setting } from "./dotted-settings";
import { operatedKind } from "./elastic";
import { at, isList, list, pending, type Plain } from "./plain";
import type { Judged } from "./rule";

/** A group of equal nodes of a cluster. */
export interface NodeGroup {
  /** Such as `spec.nodeSets[0]`. */
  readonly path: string;
  readonly count: Plain;
  /** Undefined where none are named, which means all. */
  readonly roles: Plain;
}

/** The node sets of an Elasticsearch under the operator; none of any other resource. */
export function nodeGroups({ type, fields }: Judged): NodeGroup[] {
  if (operatedKind(type) !== "Elasticsearch") return [];
  return list(at(fields, "spec", "nodeSets")).map((nodeSet, index) => ({
    path: `spec.nodeSets[${String(index)}]`,
    count: at(nodeSet, "count"),
    roles: asList(setting(at(nodeSet, "config"), "node.roles")),
  }));
}

/** Elasticsearch takes a text with commas for a list. */
const asList = (roles: Plain): Plain =>
  typeof roles === "string"
    ? roles
        .split(",")
        .map((role) => role.trim())
        .filter((role) => role !== "")
    : roles;

/** How many nodes have one of the roles; undefined if that is not known. */
export function nodesWith(groups: readonly NodeGroup[], ...wanted: readonly string[]): number | undefined {
  const counts = groups.filter(({ roles }) => mayHave(roles, wanted)).map(({ count }) => count);
  return counts.every((count) => typeof count === "number") ? counts.reduce((sum, count) => sum + count, 0) : undefined;
}

const mayHave = (roles: Plain, wanted: readonly string[]): boolean =>
  !isList(roles) || roles.some((role) => role === pending || (typeof role === "string" && wanted.includes(role)));
