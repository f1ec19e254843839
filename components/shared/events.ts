import type { LogEvent } from "./events/event";
import { lifecycleEvents } from "./events/lifecycle";
import { messagingEvents } from "./events/messaging";
import { orderEvents } from "./events/orders";
import { pricingEvents } from "./events/pricing";
import { statusEvents } from "./events/statuses";
import { technicalEvents } from "./events/technical";
import { userEvents } from "./events/users";

const catalogue = [
  ...statusEvents,
  ...orderEvents,
  ...pricingEvents,
  ...messagingEvents,
  ...userEvents,
  ...technicalEvents,
  ...lifecycleEvents,
] as const;

/** Name of an event, the value of `event.action`. */
export type EventAction = (typeof catalogue)[number]["action"];

/** What the catalogue says about one event, to the letter, so that a writer's fields can be checked by the compiler. */
export type EventNamed<A extends EventAction> = Extract<(typeof catalogue)[number], { readonly action: A }>;

/** Every event that services promise to log, and the pipeline's own. */
export const events: readonly (LogEvent & { readonly action: EventAction })[] = catalogue;

/** The event of a name that may not be one. */
export function eventNamed(action: string): LogEvent | undefined {
  return events.find((event) => event.action === action);
}
