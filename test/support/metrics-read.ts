import { type Check, conditionsOf, namedFields } from "../../components/alerting/checks/check";
import type { Condition } from "../../components/shared/condition";
import { fieldOf, type FieldName } from "../../components/shared/record";

/** Numbers of the record that count what was shown to somebody, not how fast or how full something is. */
const shown: readonly FieldName[] = ["orders.rows"];

const actionsOf = (condition: Condition): string[] => {
  if ("any" in condition) return condition.any.flatMap(actionsOf);
  return "in" in condition && condition.field === "event.action" ? condition.in.map(String) : [];
};

/** What a check reads that a metric tells as well: durations, sizes and levels, reports of slowness, numbers of requests. */
export function metricsRead(check: Check): string[] {
  const figures = namedFields(check).filter((field) => !shown.includes(field) && fieldOf(field).type !== "keyword");
  const slow = conditionsOf(check)
    .flatMap(actionsOf)
    .filter((action) => action.endsWith("slow") && !(check.kind === "count" && shown.some((one) => one === check.sum)));
  const counted = check.kind === "standstill" ? [check.of] : conditionsOf(check); // that others go on is no number
  const load = counted.flatMap(actionsOf).filter((action) => action === "http.request");
  return [...figures, ...slow, ...load];
}
