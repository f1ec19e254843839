import { orderStatuses, type OrderStatus } from "../../shared/order-statuses";
import { type Condition, esqlOf } from "../../shared/condition";
import { enters } from "../../shared/reaching";
import { all, end, lines, span } from "../esql";

/** Orders that stay in a status longer than it may last. */
export interface Overdue {
  readonly kind: "overdue";
  /** Events by which an order reaches a status. */
  readonly where: readonly Condition[];
  readonly by: "order.id";
  /** By status; the others may last. */
  readonly limits: Readonly<Partial<Record<OrderStatus, string>>>;
  /** How long back the status may have been reached. */
  readonly within: string;
}

/** The latest status first: of two in the same millisecond it is the one that counts. */
export const latestFirst = orderStatuses.toReversed();

/** The check in ES|QL, after FROM. */
export function overdue({ where, by, limits }: Overdue): string {
  const reached = latestFirst.map((status) => `${status} = MAX(@timestamp) WHERE ${esqlOf(enters(status))}`);
  const tooLong = latestFirst.flatMap((status) => {
    const limit = limits[status];
    return limit === undefined ? [] : [`(status == "${status}" AND latest <= end - ${span(limit)})`];
  });
  return lines(
    `WHERE ${all(where)} AND ${by} IS NOT NULL`,
    `STATS latest = MAX(@timestamp), ${reached.join(", ")} BY ${by}`,
    `EVAL status = CASE(${latestFirst.map((status) => `${status} == latest, "${status}"`).join(", ")})`,
    end,
    `WHERE ${tooLong.join(" OR ")}`,
    `KEEP ${by}, status, latest`,
  );
}
