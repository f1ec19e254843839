import { action, type Condition } from "../shared/condition";
import { statusEvents } from "../shared/events/statuses";

/** The main events: an order gets to a status. A partner's order has its first one with the call. */
export const reached: Condition = action(...statusEvents.map((event) => event.action), "order.received");
