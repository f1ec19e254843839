import { operatedKind } from "./shared/elastic";
import { at, entries, type Fields, isFields, pending, type Plain } from "./shared/plain";
import { type Pods, podsOf } from "./shared/pods";
import { allResources, type Found, type Judged } from "./shared/rule";
import { isSame, selects } from "./shared/selectors";

/** What stays while a node is drained; a DaemonSet's pods go with their node, and the operator itself guards Elasticsearch's. */
const staying = new Set(["Deployment", "StatefulSet", "Kibana", "Logstash"]);

/** Refuses workloads that a drain of nodes may take away whole, and budgets that no drain can ever satisfy. */
export const drainsLeaveAReplica = allResources(
  {
    name: "drains-leave-a-replica",
    description: "Where there is more than one pod, a disruption budget keeps some of them while nodes are drained.",
  },
  function* (resources) {
    const budgets = resources.filter(({ type }) => type === "kubernetes:policy/v1:PodDisruptionBudget");
    for (const budget of budgets)
      if (isNone(at(budget.fields, "spec", "maxUnavailable")) || at(budget.fields, "spec", "minAvailable") === "100%")
        yield [budget, "lets no pod go, so no node can ever be drained. Set spec.maxUnavailable to 1."];
    const workloads = resources.filter(({ type }) => type.startsWith("kubernetes:"));
    const pods = workloads.flatMap(podsOf).filter(({ kind }) => staying.has(kind));
    for (const budget of budgets) {
      const all = kept(budget, pods);
      if (all !== undefined && all > 1)
        yield [budget, `keeps all ${String(all)} pods that it selects. Set spec.maxUnavailable to 1.`];
    }
    for (const resource of workloads) {
      yield* withoutOperatorsBudget(resource);
      for (const pod of podsOf(resource)) {
        const { kind, replicas } = pod;
        if (!staying.has(kind) || typeof replicas !== "number" || replicas < 2) continue;
        if (!budgets.some((budget) => keeps(budget, pod)))
          yield [
            resource,
            `no PodDisruptionBudget selects its ${String(replicas)} pods. Declare one with maxUnavailable: 1.`,
          ];
      }
    }
  },
);

const isNone = (count: Plain): boolean => count === 0 || count === "0" || count === "0%";

function keeps({ fields }: Judged, { namespace, labels }: Pods): boolean {
  const selector = at(fields, "spec", "selector");
  return (
    selector !== undefined && // which is no pod, where an empty one is every pod
    isSame(at(fields, "metadata", "namespace") ?? "default", namespace) &&
    selects(selector, labels)
  );
}

/** How many pods a budget is for, if it is known to need every one of them. */
function kept(budget: Judged, pods: readonly Pods[]): number | undefined {
  const { metadata, spec } = budget.fields;
  const needed = at(spec, "minAvailable");
  const selected = pods.filter((pod) => keeps(budget, pod));
  const all = selected.reduce((sum, { replicas }) => sum + (typeof replicas === "number" ? replicas : Infinity), 0);
  const matched: Fields = {
    own: at(metadata, "namespace"),
    selector: at(spec, "selector"),
    of: selected.map(({ namespace, labels }) => ({ namespace, labels })),
  };
  const isKnown = ![...entries(matched)].some(({ value }) => value === pending);
  return typeof needed === "number" && selected.length > 0 && needed >= all && isKnown ? all : undefined;
}

/** The operator makes a budget for each Elasticsearch cluster, unless an empty one tells it to make none. */
function* withoutOperatorsBudget(resource: Judged): Generator<Found> {
  if (operatedKind(resource.type) !== "Elasticsearch") return;
  const budget = at(resource.fields, "spec", "podDisruptionBudget");
  if (isFields(budget) && Object.keys(budget).length === 0)
    yield [resource, "spec.podDisruptionBudget is empty, which turns the operator's own off. Remove it."];
}
