import { operatedKind } from "./shared/elastic";
import { at, isFields, type Plain } from "./shared/plain";
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
    for (const resource of resources.filter(({ type }) => type.startsWith("kubernetes:"))) {
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
  return (
    isSame(at(fields, "metadata", "namespace") ?? "default", namespace) &&
    selects(at(fields, "spec", "selector"), labels)
  );
}

/** The operator makes a budget for each Elasticsearch cluster, unless an empty one tells it to make none. */
function* withoutOperatorsBudget(resource: Judged): Generator<Found> {
  if (operatedKind(resource.type) !== "Elasticsearch") return;
  const budget = at(resource.fields, "spec", "podDisruptionBudget");
  if (isFields(budget) && Object.keys(budget).length === 0)
    yield [resource, "spec.podDisruptionBudget is empty, which turns the operator's own off. Remove it."];
}
