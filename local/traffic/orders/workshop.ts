import type { OrderStatus } from "../../../components/shared/order-statuses";
import type { EventAction } from "../../../components/shared/events";
import type { Journal } from "../journal";
import { whenOpen, workshop } from "../opening-hours";
import { operatorsOn, type Person } from "../people";
import { request } from "../requests";
import { day, dayOf, hour, minute } from "../time";
import type { World } from "../world";
import { isOneIn, lasted, named, type Order } from "./order";

/** A step of an order in the workshop. */
interface Step {
  readonly action: EventAction & `order.${string}`;
  readonly status: OrderStatus;
  readonly route: string;
  /** Milliseconds since the step before, in half of all orders and at most; with a closed night still below A7's limits. */
  readonly wait: { readonly median: number; readonly most: number };
}

const steps = [
  {
    action: "order.manufacturing_started",
    status: "MANUFACTURING_STARTED",
    route: "/orders/{id}/take",
    wait: { median: 90 * minute, most: 9 * hour },
  },
  {
    action: "order.manufacturing_completed",
    status: "MANUFACTURING_COMPLETED",
    route: "/orders/{id}/complete",
    wait: { median: 20 * hour, most: 5 * day },
  },
  {
    action: "order.packaging",
    status: "PACKAGING",
    route: "/orders/{id}/packaging",
    wait: { median: 60 * minute, most: 6 * hour },
  },
  {
    action: "order.shipped",
    status: "SHIPPED",
    route: "/orders/{id}/shipment",
    wait: { median: 2 * hour, most: 6 * hour },
  },
] as const satisfies readonly Step[];

/** Operators make, pack and ship the order; each status when it is reached, told while the trace is that of its step. */
export function* make(
  journal: Journal,
  order: Order,
  approvedAt: number,
  { staff }: World,
): Generator<{ readonly at: number; readonly status: OrderStatus }> {
  const { random } = journal;
  let at = approvedAt;
  let previous: OrderStatus = "MANUFACTURING_APPROVED";
  for (const { action, status, route, wait } of steps) {
    const since = at;
    at = whenOpen(workshop, since + random.skewed(wait.median, 0.8, wait.most), random);
    const [operator, other] = [random.pick(operatorsOn(dayOf(at), staff)), random.pick(operatorsOn(dayOf(at), staff))];
    journal.beginTrace();
    const change = {
      ...named(order),
      "order.status": status,
      "order.previous_status": previous,
      ...lasted(since, at),
      "user.hash": operator.hash,
    };
    if (action === "order.manufacturing_started") {
      journal.write(at, "mes-api", action, { ...change, "user.roles": ["operator"] });
      if (isOneIn(70, order)) conflict(journal, order, at + 700, other);
    } else journal.write(at, "mes-api", action, change);
    const call = { method: "POST", route, status: 200, took: random.skewed(90, 0.6, 2_000) } as const;
    request(journal, at + 30, "mes-api", call);
    if (status === "PACKAGING" && isOneIn(55, order)) rejection(journal, order, at + 900);
    previous = status;
    yield { at, status };
  }
}

/** A colleague took it a moment too late. */
function conflict(journal: Journal, order: Order, at: number, { hash }: Person): void {
  journal.write(at, "mes-api", "order.take_conflict", {
    ...named(order),
    "user.hash": hash,
    "event.reason": "taken_by_another",
  });
}

/** The operator pressed the button twice. */
function rejection(journal: Journal, order: Order, at: number): void {
  journal.write(at, "mes-api", "order.status_rejected", {
    ...named(order),
    "order.status": "PACKAGING",
    "order.previous_status": "PACKAGING",
    "event.reason": "not_allowed",
  });
}
