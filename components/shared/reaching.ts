import { action, type Condition } from "./condition";
import { statusEvents } from "./events/statuses";
import type { OrderStatus } from "./order-statuses";

/** The main events: an order gets to a status. A partner's order has its first one with the call. */
export const reached: Condition = action(...statusEvents.map((event) => event.action), "order.received");

/** Records by which an order gets to a status: a partner's call names none, and makes the order SUBMITTED. */
export function enters(status: OrderStatus): Condition {
  const into: Condition = { field: "order.status", in: [status] };
  return status === "SUBMITTED" ? { any: [into, action("order.received")] } : into;
}
