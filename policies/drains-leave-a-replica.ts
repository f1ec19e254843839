import { budgetsOf, drainedOf, type Drained, isSettled, keeps, needed } from "./shared/budgets";
import { operatedKind } from "./shared/elastic";
import { at, isFields, type Plain } from "./shared/plain";
import { allResources, type Found, type Judged } from "./shared/rule";

/** Refuses workloads that a drain of nodes may take away whole, and budgets that may keep a drain from ever ending. */
export const drainsLeaveAReplica = allResources(
  {
    name: "drains-leave-a-replica",
    description: "Where there is more than one pod, a disruption budget keeps some of them while nodes are drained.",
  },
  function* (resources) {
    const budgets = budgetsOf(resources);
    const drained = drainedOf(resources);
    for (const budget of budgets) {
      yield* lettingNoneGo(budget, drained);
      if (at(budget.fields, "spec", "unhealthyPodEvictionPolicy") === undefined)
        yield [
          budget,
          "holds a drain up by pods that are not ready, which protect nothing. Set spec.unhealthyPodEvictionPolicy to " +
            "AlwaysAllow.",
        ];
    }
    for (const resource of resources) yield* withoutOperatorsBudget(resource);
    for (const { resource, pod, replicas } of drained)
      if (typeof replicas === "number" && replicas > 1 && !budgets.some((budget) => keeps(budget, pod)))
        yield [
          resource,
          `no PodDisruptionBudget selects its ${String(replicas)} pods. Declare one with maxUnavailable: 1.`,
        ];
  },
);

function* lettingNoneGo(budget: Judged, drained: readonly Drained[]): Generator<Found> {
  const spec = at(budget.fields, "spec");
  const remedy = "Set spec.maxUnavailable to 1.";
  if (isNone(at(spec, "maxUnavailable")) || at(spec, "minAvailable") === "100%") {
    yield [budget, `lets no pod go, so no node can ever be drained. ${remedy}`];
    return;
  }
  const selected = drained.filter(({ pod }) => keeps(budget, pod));
  const all = selected.reduce((sum, { replicas }) => sum + (typeof replicas === "number" ? replicas : Infinity), 0);
  const least = needed(budget, all);
  const isKnown = isSettled(
    budget,
    selected.map(({ pod }) => pod),
  );
  if (least !== undefined && isKnown && all > 0 && all < Infinity && least >= all)
    yield [
      budget,
      all === 1
        ? "keeps the only pod that it selects. Remove it, or let there be two."
        : `keeps all ${String(all)} pods that it selects. ${remedy}`,
    ];
}

const isNone = (count: Plain): boolean => count === 0 || count === "0" || count === "0%";

/** The operator makes a budget for each Elasticsearch cluster, unless an empty one tells it to make none. */
function* withoutOperatorsBudget(resource: Judged): Generator<Found> {
  if (operatedKind(resource.type) !== "Elasticsearch") return;
  const budget = at(resource.fields, "spec", "podDisruptionBudget");
  if (isFields(budget) && Object.keys(budget).length === 0)
    yield [resource, "spec.podDisruptionBudget is empty, which turns the operator's own off. Remove it."];
}
