import type { StoredEvent } from "./event";
import { dayOf } from "./time";

/** Keeps events until their day has come, since an order's life is written at once and lasts for weeks. */
export class Calendar {
  readonly #days = new Map<number, StoredEvent[]>();

  add(events: Iterable<StoredEvent>): void {
    for (const event of events) {
      const dayNumber = dayOf(event.at);
      const sameDay = this.#days.get(dayNumber);
      if (sameDay === undefined) this.#days.set(dayNumber, [event]);
      else sameDay.push(event);
    }
  }

  /** Hands out the events of a day, in the order of their times. */
  take(dayNumber: number): StoredEvent[] {
    const events = this.#days.get(dayNumber) ?? [];
    this.#days.delete(dayNumber);
    return events.sort((one, other) => one.at - other.at); // stable: equal times stay as they were added
  }
}
