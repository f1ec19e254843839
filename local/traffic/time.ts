import { utcOffsetHours } from "../../components/shared/local-time";

/** Milliseconds. */
export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The one time zone of all people in the traffic; its clocks have not been changed since 2014. */
export const zone = { name: "Europe/Moscow", offset: utcOffsetHours * hour, iso: "+03:00" } as const;

/** Monday to Sunday. */
export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

/** Number of the local day of a time, from 1970. */
export const dayOf = (at: number): number => Math.floor((at + zone.offset) / day);

/** When a local day begins. */
export const startOf = (dayNumber: number): number => dayNumber * day - zone.offset;

/** Local time of day, in milliseconds since midnight. */
export const timeOfDay = (at: number): number => at - startOf(dayOf(at));

/** Index of a local day in `weekdays`. */
export const weekdayOf = (dayNumber: number): number => (dayNumber + 3) % 7; // 1970 began on a Thursday

/** Whether a local day is Saturday or Sunday. */
export const isWeekend = (dayNumber: number): boolean => weekdayOf(dayNumber) > 4;

/** The date of a local day, `2026-11-02`. */
export const dateOf = (dayNumber: number): string => new Date(dayNumber * day).toISOString().slice(0, 10);

/** The time that a local date and time of day name; undefined where they name none. */
export function localTime(date: string, time: string): number | undefined {
  const at = Date.parse(`${date}T${time}:00.000${zone.iso}`);
  const exists = !Number.isNaN(at) && dateOf(dayOf(at)) === date; // not 30 February
  return exists ? at : undefined;
}
