import { orderStatuses, type OrderStatus } from "../../../../components/shared/order-statuses";
import { day, hour, minute } from "../../../../local/traffic/time";
import { type Checks, named, type Sight, value, valuesOf } from "./check";

const limits: Readonly<Partial<Record<OrderStatus, number>>> = {
  SUBMITTED: hour,
  PRICE_CALCULATED: 2 * day,
  MANUFACTURING_APPROVED: day,
  MANUFACTURING_STARTED: 14 * day,
  MANUFACTURING_COMPLETED: day,
  PACKAGING: day,
  SHIPPED: 14 * day,
};

/** Keys of what began and did not end in time. */
function* unfinished(
  { events, end }: Sight,
  [start, ...ends]: readonly [string, ...string[]],
  key: "order.id" | "messaging.message.id",
  limit: number,
): Generator<string> {
  const open = new Map<string, number>();
  for (const event of named(events, start, ...ends)) {
    const id = value(event, key);
    if (id === undefined) continue;
    const since = open.get(id);
    if (since !== undefined && event.at - since > limit) yield id;
    if (event.fields["event.action"] === start) open.set(id, event.at);
    else open.delete(id);
  }
  for (const [id, since] of open) if (end - since > limit) yield id;
}

/** Orders that stayed in a status for too long. */
function* stuck({ events, end }: Sight): Generator<string> {
  const since = new Map<string, readonly [OrderStatus, number]>();
  const isTooLong = ([status, at]: readonly [OrderStatus, number], until: number): boolean =>
    until - at > (limits[status] ?? Number.POSITIVE_INFINITY);
  for (const event of events) {
    const status = orderStatuses.find((one) => one === event.fields["order.status"]);
    const id = value(event, "order.id");
    const isReached = /^order\.(?!status_|save_)/.test(String(event.fields["event.action"]));
    if (status === undefined || id === undefined || !isReached) continue;
    const before = since.get(id);
    if (before && isTooLong(before, event.at)) yield id;
    since.set(id, [status, event.at]);
  }
  for (const [id, last] of since) if (isTooLong(last, end)) yield id;
}

/** Partners or customers, or the services, that make far more orders than ever. */
function* flood({ events }: Sight): Generator<string> {
  const created = named(events, "order.created", "order.received");
  const counts = new Map<string, number>();
  for (const event of created) {
    const inMinute = Math.floor(event.at / minute);
    const whose = value(event, "organization.id") ?? value(event, "user.hash") ?? "";
    for (const [key, limit] of [
      [whose, 50],
      ["all", 20],
    ] as const) {
      const name = `${key} ${String(inMinute)}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (count > limit) yield key === "all" ? whose : key;
    }
  }
}

/** A3 to A8 and A13, as far as they are about orders. */
export const orderChecks: Checks = {
  A3: ({ events }) =>
    valuesOf(named(events, "order.save_failed", "message.publish_failed", "message.processing_failed"), "order.id"),
  A5: (sight) =>
    unfinished(
      sight,
      ["price_calculation.started", "order.price_calculated", "price_calculation.failed"],
      "order.id",
      45 * minute,
    ),
  A6: (sight) => unfinished(sight, ["message.published", "message.processed"], "messaging.message.id", 10 * minute),
  A7: stuck,
  A8: flood,
};
