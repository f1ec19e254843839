import type { Random } from "./random";
import { dayOf, hour, isWeekend, minute, startOf, timeOfDay } from "./time";

/** When people work, in local hours; every day, because an order may not wait for a whole weekend (alert A7). */
export interface OpeningHours {
  readonly workday: readonly [from: number, to: number];
  readonly weekend: readonly [from: number, to: number];
}

/** Sellers approve orders; on weekends a few of them are on duty. */
export const office: OpeningHours = { workday: [9, 18], weekend: [10, 16] };

/** Operators make orders. */
export const workshop: OpeningHours = { workday: [8, 20], weekend: [8, 20] };

/** Parcels are delivered. */
export const carrier: OpeningHours = { workday: [9, 21], weekend: [9, 21] };

/** The time itself if it is open, else some time in the hour after the next opening. */
export function whenOpen(hours: OpeningHours, at: number, random: Random): number {
  const today = dayOf(at);
  const [from, to] = hoursOn(hours, today);
  const time = timeOfDay(at) / hour;
  if (time >= from && time < to) return at;
  const opening = time < from ? today : today + 1;
  return startOf(opening) + hoursOn(hours, opening)[0] * hour + Math.round(random.between(minute, hour));
}

/** Some time of a day while it is open. */
export function someTime(hours: OpeningHours, dayNumber: number, random: Random): number {
  const [from, to] = hoursOn(hours, dayNumber);
  return startOf(dayNumber) + Math.round(random.between(from * hour, to * hour));
}

const hoursOn = (hours: OpeningHours, dayNumber: number): readonly [number, number] =>
  isWeekend(dayNumber) ? hours.weekend : hours.workday;
