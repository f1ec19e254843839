import { at, isList, list, pending, type Plain } from "./shared/plain";
import { type Pods, podsOf } from "./shared/pods";
import { eachResource, type Judged } from "./shared/rule";

const host = "kubernetes.io/hostname";
const zone = "topology.kubernetes.io/zone";
const placedOtherwise = new Set(["DaemonSet", "Job", "CronJob", "PodTemplate"]);

/** Refuses replicas that one node, or one zone, may take down together. */
export const replicasAreSpread = eachResource(
  {
    name: "replicas-are-spread",
    description: "Where there is more than one pod, they are spread over nodes and over zones.",
  },
  function* (resource) {
    if (!resource.type.startsWith("kubernetes:")) return;
    for (const pod of podsOf(resource)) {
      if (placedOtherwise.has(pod.kind) || typeof pod.replicas !== "number" || pod.replicas < 2) continue;
      const topologies = [...topologiesOf(pod), ...operatorsTopologies(resource, pod)];
      if (topologies.includes(pending)) continue;
      const pods = `${pod.path} lets all ${String(pod.replicas)} pods into one`;
      if (!topologies.includes(zone)) yield `${pods} zone. Add topologySpreadConstraints with topologyKey ${zone}.`;
      if (!topologies.includes(host))
        yield `${pods} node. Add a podAntiAffinity, or topologySpreadConstraints, with topologyKey ${host}.`;
    }
  },
);

/** The keys by which pods avoid each other. */
function topologiesOf({ spec }: Pods): Plain[] {
  const avoided = at(spec, "affinity", "podAntiAffinity");
  return [
    ...known(at(spec, "topologySpreadConstraints")),
    ...known(at(avoided, "requiredDuringSchedulingIgnoredDuringExecution")),
    ...known(at(avoided, "preferredDuringSchedulingIgnoredDuringExecution")).map((term) => at(term, "podAffinityTerm")),
  ].map((term) => at(term, "topologyKey"));
}

/** The operator keeps Elasticsearch's nodes apart where the template says nothing, and spreads over zones when told to. */
function operatorsTopologies({ fields }: Judged, { kind, path, spec }: Pods): Plain[] {
  if (kind !== "Elasticsearch") return [];
  const index = Number(/\[(\d+)\]/.exec(path)?.[1]);
  const awareness = at(list(at(fields, "spec", "nodeSets"))[index], "zoneAwareness");
  const topologies: Plain[] = spec["affinity"] === undefined ? [host] : [];
  return awareness === undefined ? topologies : [...topologies, at(awareness, "topologyKey") ?? zone];
}

function known(value: Plain): readonly Plain[] {
  if (isList(value)) return value;
  return value === pending ? [value] : [];
}
