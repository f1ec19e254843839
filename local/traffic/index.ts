import { Calendar } from "./calendar";
import { dailyChores } from "./chores";
import type { StoredEvent } from "./event";
import { dailyFaults } from "./faults";
import { changesBy, type Label, type Placed, type Window } from "./incidents/placing";
import type { Journal } from "./journal";
import { partnerOrders, shopOrders } from "./orders/arrivals";
import { despite, isAway } from "./outages";
import { partnerCalls } from "./partner-calls";
import { releases } from "./releases";
import { shifts } from "./shifts";
import type { World } from "./world";

/** What is to be generated. */
export interface TrafficPlan {
  readonly world: World;
  readonly window: Window;
  readonly incidents: readonly Placed[];
}

/** Events of several days, day by day, and what is to be found in them. */
export interface Traffic {
  readonly labels: readonly Label[];
  /** Each day's events, in the order of their times. */
  readonly days: () => Generator<readonly StoredEvent[]>;
}

/** Longer than any order lives in quiet traffic: so many days before the first one are begun and not told. */
export const warmUpDays = 16;

/** The company's logs: the same for the same plan, and but for the incidents the same as without them. */
export function trafficOf({ world, window, incidents }: TrafficPlan): Traffic {
  const { labels, added, outages } = changesBy(incidents, window, world);
  const isClosed = (at: number): boolean => isAway(outages, "shop-api", at);

  function* days(): Generator<readonly StoredEvent[]> {
    const calendar = new Calendar();
    const { firstDay, days: count } = window;
    calendar.add(added);
    for (let dayNumber = firstDay - warmUpDays; dayNumber < firstDay + count; dayNumber++) {
      for (const { events } of shopOrders(dayNumber, world, isClosed)) calendar.add(events);
      for (const { events } of partnerOrders(dayNumber, world)) calendar.add(events);
      if (dayNumber >= firstDay) for (const { events } of routine(dayNumber, world)) calendar.add(events);
      const events = calendar.take(dayNumber);
      if (dayNumber >= firstDay) yield events.flatMap((event) => despite(outages, event));
    }
  }
  return { labels, days };
}

/** What happens on a day besides orders. */
function* routine(dayNumber: number, world: World): Generator<Journal> {
  yield* shifts(dayNumber, world);
  yield* partnerCalls(dayNumber, world);
  yield* dailyFaults(dayNumber, world);
  yield* dailyChores(dayNumber, world);
  yield releases(dayNumber, world);
}
