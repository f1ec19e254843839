import { type NodeGroup, nodeGroups, nodesWith } from "./shared/cluster-nodes";
import { isOff } from "./shared/dotted-settings";
import { isDataStreamTemplate, isElastic } from "./shared/elastic";
import { at, pending, type Plain } from "./shared/plain";
import { allResources, type Found, type Judged } from "./shared/rule";
import { effectiveSetting } from "./shared/template-settings";

/** Phases of a lifecycle, and the role of the nodes that hold an index in it. */
const phases = { warm: "data_warm", cold: "data_cold" } as const;

/** Refuses copies for which there is no other node: they stay unassigned, and a lifecycle that asks for them stops there. */
export const replicasFitTheNodes = allResources(
  {
    name: "replicas-fit-the-nodes",
    description: "No index has more replicas than its tier has other nodes.",
  },
  function* (resources) {
    const clusters = resources.map(nodeGroups).filter((groups) => groups.length > 0);
    if (clusters.length === 0) return; // somebody else runs the cluster
    for (const resource of resources) {
      if (isDataStreamTemplate(resource)) yield* ofTemplate(resource, resources, clusters);
      if (isElastic(resource.type, "ElasticsearchIndexLifecycle")) yield* ofPhases(resource, clusters);
    }
  },
);

/** Node groups of each cluster that the program declares. */
type Clusters = readonly (readonly NodeGroup[])[];

/**
 * Nodes besides the one with the primary. Nothing tells for which of several clusters a template or a lifecycle is made, so
 * that the one with the most such nodes counts: what does not fit there fits nowhere.
 */
const othersOf = (clusters: Clusters, nodes: (groups: readonly NodeGroup[]) => number | undefined): number =>
  Math.max(0, ...clusters.map((groups) => (nodes(groups) ?? Infinity) - 1));

const inLargest = (clusters: Clusters): string => (clusters.length > 1 ? " even in the largest cluster" : "");

function* ofTemplate(template: Judged, resources: readonly Judged[], clusters: Clusters): Generator<Found> {
  const setting = (name: string): Plain => effectiveSetting(template, resources, name);
  const expands = setting("index.auto_expand_replicas");
  if (expands !== undefined && !isOff(expands)) return;
  const others = othersOf(clusters, (groups) => nodesWith(groups, "data", "data_hot", "data_content"));
  const asked = setting("index.number_of_replicas");
  const replicas = asked === pending ? 0 : Number(asked ?? 1);
  const origin = asked === undefined ? "by default " : "";
  if (replicas > others)
    yield [
      template,
      `its indices have ${origin}${String(replicas)} replicas, and there are ${String(others)} other nodes to hold ` +
        `them${inLargest(clusters)}. Set index.number_of_replicas to ${String(others)}.`,
    ];
}

function* ofPhases(lifecycle: Judged, clusters: Clusters): Generator<Found> {
  for (const [phase, role] of Object.entries(phases)) {
    const replicas = at(lifecycle.fields, phase, "allocate", "numberOfReplicas");
    const others = othersOf(clusters, (groups) => {
      const own = nodesWith(groups, "data", role);
      return own === 0 ? nodesWith(groups, "data_hot") : own; // without a tier of its own it stays where it was
    });
    if (typeof replicas === "number" && replicas > others)
      yield [
        lifecycle,
        `${phase}.allocate.numberOfReplicas is ${String(replicas)}, and the tier has ${String(others)} other nodes` +
          `${inLargest(clusters)}: the index waits for ever and is never deleted. Set it to ${String(others)}.`,
      ];
  }
}
