import { autoscalersOf, budgetsOf, drainedOf, fewest, isSettled, keeps, needed, scales } from "./shared/budgets";
import { at } from "./shared/plain";
import { allResources } from "./shared/rule";

/** Refuses autoscalers that may leave one pod, that can add none, or whose fewest pods a disruption budget needs more of. */
export const autoscalersHaveRoom = allResources(
  {
    name: "autoscalers-have-room",
    description:
      "Every autoscaler keeps two pods or more, can add some, and keeps as many as a disruption budget needs.",
  },
  function* (resources) {
    const budgets = budgetsOf(resources);
    const drained = drainedOf(resources);
    for (const autoscaler of autoscalersOf(resources)) {
      const least = fewest(autoscaler);
      if (typeof least !== "number") continue;
      const most = at(autoscaler.fields, "spec", "maxReplicas");
      if (least < 2) yield [autoscaler, "may leave one pod, or none. Set spec.minReplicas to 2 or more."];
      if (typeof most === "number" && most <= least)
        yield [autoscaler, `can add no pod to its ${String(least)}. Set spec.maxReplicas above spec.minReplicas.`];
      for (const { pod } of drained.filter(({ resource }) => scales(autoscaler, resource)))
        for (const budget of budgets.filter((each) => keeps(each, pod) && isSettled(each, [pod]))) {
          const kept = needed(budget, least) ?? 0;
          if (kept > least)
            yield [
              budget,
              `needs ${String(kept)} pods, and their autoscaler may leave ${String(least)}. Set spec.maxUnavailable to 1 instead.`,
            ];
        }
    }
  },
);
