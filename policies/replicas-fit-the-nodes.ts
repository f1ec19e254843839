import { type NodeGroup, nodeGroups, nodesWith } from "./shared/cluster-nodes";
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
    const groups = resources.flatMap(nodeGroups);
    if (groups.length === 0) return; // somebody else runs the cluster
    for (const resource of resources) {
      if (isDataStreamTemplate(resource)) yield* ofTemplate(resource, resources, groups);
      if (isElastic(resource.type, "ElasticsearchIndexLifecycle")) yield* ofPhases(resource, groups);
    }
  },
);

function* ofTemplate(template: Judged, resources: readonly Judged[], groups: readonly NodeGroup[]): Generator<Found> {
  const setting = (name: string): Plain => effectiveSetting(template, resources, name);
  if ((setting("index.auto_expand_replicas") ?? "false") !== "false") return;
  const others = (nodesWith(groups, "data", "data_hot", "data_content") ?? Infinity) - 1;
  const asked = setting("index.number_of_replicas");
  const replicas = asked === pending ? 0 : Number(asked ?? 1);
  const origin = asked === undefined ? "by default " : "";
  if (replicas > others)
    yield [
      template,
      `its indices have ${origin}${String(replicas)} replicas, and there are ${String(Math.max(0, others))} other nodes to ` +
        `hold them. Set index.number_of_replicas to ${String(Math.max(0, others))}.`,
    ];
}

function* ofPhases(lifecycle: Judged, groups: readonly NodeGroup[]): Generator<Found> {
  for (const [phase, role] of Object.entries(phases)) {
    const replicas = at(lifecycle.fields, phase, "allocate", "numberOfReplicas");
    const own = nodesWith(groups, "data", role);
    const nodes = own === 0 ? nodesWith(groups, "data_hot") : own; // without a tier of its own it stays where it was
    const others = Math.max(0, (nodes ?? Infinity) - 1);
    if (typeof replicas === "number" && replicas > others)
      yield [
        lifecycle,
        `${phase}.allocate.numberOfReplicas is ${String(replicas)}, and the tier has ${String(others)} other nodes: the index ` +
          `waits for ever and is never deleted. Set it to ${String(others)}.`,
      ];
  }
}
