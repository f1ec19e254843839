import { at, isList, list, pending, type Plain } from "./shared/plain";
import { type Pods, podsOf } from "./shared/pods";
import { eachResource, type Judged } from "./shared/rule";
import { isSame, selects } from "./shared/selectors";

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

/** The keys by which pods avoid each other; a term that does not find these pods themselves is for others. */
function topologiesOf(pod: Pods): Plain[] {
  const { spec } = pod;
  const avoided = at(spec, "affinity", "podAntiAffinity");
  return [
    ...known(at(spec, "topologySpreadConstraints")),
    ...known(at(avoided, "requiredDuringSchedulingIgnoredDuringExecution")),
    ...known(at(avoided, "preferredDuringSchedulingIgnoredDuringExecution")).map((term) => at(term, "podAffinityTerm")),
  ]
    .filter((term) => term === pending || findsItself(term, pod))
    .map((term) => at(term, "topologyKey"));
}

/** Without a selector it finds none; without namespaces it looks into its own. */
function findsItself(term: Plain, { namespace, labels }: Pods): boolean {
  const selector = at(term, "labelSelector");
  const namespaces = at(term, "namespaces");
  const isElsewhere =
    isList(namespaces) && namespaces.length > 0 && !namespaces.some((each) => isSame(each, namespace));
  return selector !== undefined && selects(selector, labels) && !isElsewhere;
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
