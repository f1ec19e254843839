import type { StoredEvent } from "../../../../local/traffic/event";
import { day, dayOf, hour, isWeekend, minute, timeOfDay } from "../../../../local/traffic/time";
import { grouped } from "../sample";
import { type Checks, named, oftenWithin, type Sight, value, valuesOf } from "./check";

const isFatal = ({ fields }: StoredEvent): boolean => [fields.tags].flat().includes("fatal");
const isLeak = ({ fields }: StoredEvent): boolean => [fields.tags].flat().includes("masking.leak");

/** Errors that no service has shown before; the first day is there to learn from. */
function* unknownErrors({ events }: Sight): Generator<string> {
  const known = new Set<string>();
  const learntBy = (events[0]?.at ?? 0) + day;
  for (const event of events) {
    const type = value(event, "error.type");
    if (type === undefined) continue;
    const pair = `${String(value(event, "service.name"))} ${type}`;
    if (!known.has(pair) && event.at > learntBy) yield type;
    known.add(pair);
  }
}

/** Services that write around the clock and fell silent, and an hour of work in which nobody ordered. */
function* silent({ events }: Sight): Generator<string> {
  const last = new Map<string, number>();
  let orderAt = 0;
  for (const event of events) {
    const service = value(event, "service.name") ?? "";
    if (service !== "mes" && event.at - (last.get(service) ?? event.at) > 5 * minute) yield service;
    last.set(service, event.at);
    const time = timeOfDay(event.at) / hour;
    if (isWeekend(dayOf(event.at)) || time < 9 || time > 18) orderAt = event.at;
    else if (named([event], "order.created", "order.received").length > 0) orderAt = event.at;
    else if (event.at - orderAt > 2 * hour) yield "no order";
  }
}

/** Services with more errors in an hour than in the same hour of the seven days before. */
function* moreErrors({ events }: Sight): Generator<string> {
  const errors = events.filter(({ fields }) => fields["log.level"] === "ERROR");
  const hourly = grouped(
    errors,
    (event) => `${String(value(event, "service.name"))} ${String(Math.floor(event.at / hour))}`,
  );
  for (const [key, { length }] of hourly) {
    const [service = "", hourNumber = ""] = key.split(" ");
    const before = [1, 2, 3, 4, 5, 6, 7].map(
      (days) => hourly.get(`${service} ${String(Number(hourNumber) - 24 * days)}`)?.length ?? 0,
    );
    const mean = before.reduce((sum, count) => sum + count, 0) / before.length;
    const sigma = Math.sqrt(before.reduce((sum, count) => sum + (count - mean) ** 2, 0) / before.length);
    if (length >= 20 && length > mean + 3 * sigma) yield service;
  }
}

/** Services of whose lines in an hour more than one in a hundred cannot be read, or that write DEBUG. */
function* badLines({ events }: Sight): Generator<string> {
  const hourly = grouped(
    events,
    (event) => `${String(value(event, "service.name"))} ${String(Math.floor(event.at / hour))}`,
  );
  for (const [key, inHour] of hourly) {
    const unread = named(inHour, "log.parse_failed").length;
    const debug = inHour.filter(({ fields }) => fields["log.level"] === "DEBUG").length;
    if (unread > inHour.length / 100 || debug > 0) yield key.split(" ")[0] ?? "";
  }
}

/** What is about a service as a whole. */
export const serviceChecks: Checks = {
  A1: ({ events }) =>
    valuesOf(
      events.filter((event) => isFatal(event) || named([event], "service.crashed").length > 0),
      "service.name",
    ),
  A2: ({ events }) => valuesOf(named(events, "db.pool_exhausted"), "service.name"),
  A4: unknownErrors,
  A9: silent,
  A11: moreErrors,
  A12: ({ events }) => valuesOf(events.filter(isLeak), "service.name"),
  A13: ({ events }) =>
    oftenWithin(named(events, "order.status_rejected", "order.take_conflict"), ["service.name"], {
      limit: 5,
      within: 10 * minute,
    }),
  A15: badLines,
};
