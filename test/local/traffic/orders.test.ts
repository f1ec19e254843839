import * as assert from "node:assert/strict";
import { orderStatuses } from "../../../components/shared/order-statuses";
import { warmUpDays } from "../../../local/traffic";
import type { Fields } from "../../../local/traffic/event";
import {
  day,
  dayOf,
  hour,
  isWeekend,
  startOf,
  timeOfDay,
  weekdayOf,
  weekdays,
  zone,
} from "../../../local/traffic/time";
import { eventsOf, grouped, sample } from "./sample";

const days = 24;
const events = eventsOf(sample({ days, ordersPerDay: 60 }));

/** What changes an order's status, by order. */
const changes = grouped(
  events.filter(
    ({ fields }) => /^order\.(?!status)/.test(String(fields["event.action"])) && fields["order.status"] !== undefined,
  ),
  ({ fields }) => String(fields["order.id"]),
);

/** Orders that began within the days, and could end within them. */
const whole = [...changes.values()].filter(([first]) => {
  const began = ["INITIATED"].includes(String(first?.fields["order.status"]));
  return began && (first?.at ?? 0) < startOf(dayOf(events[0]?.at ?? 0) + days - warmUpDays);
});

const isAction = (fields: Fields, pattern: RegExp): boolean => pattern.test(String(fields["event.action"]));
const timesOf = (pattern: RegExp): number[] =>
  events.filter(({ fields }) => isAction(fields, pattern)).map(({ at }) => at);

describe("an order of synthetic traffic", () => {
  it("has the statuses in their order, each after the one it names as previous", () => {
    assert.ok(whole.length > 300);
    for (const steps of whole) {
      const statuses = steps.map(({ fields }) => fields["order.status"]);
      assert.deepEqual(statuses, orderStatuses.slice(0, statuses.length));
      assert.deepEqual(
        steps.slice(1).map(({ fields }) => fields["order.previous_status"]),
        statuses.slice(0, -1),
      );
    }
  });

  it("says at each change how long it had been in the status before", () => {
    for (const steps of whole)
      for (const [index, { at, fields }] of steps.entries()) {
        const before = steps[index - 1];
        const expected = before === undefined ? undefined : (at - before.at) * 1_000_000;
        assert.equal(fields["order.previous_status_duration"], expected);
      }
  });

  it("is closed, unless the customer never submitted it", () => {
    const last = whole.map((steps) => String(steps.at(-1)?.fields["order.status"]));
    assert.deepEqual([...new Set(last)].sort(), ["CLOSED", "FILE_UPLOADED", "INITIATED"]);
    const closed = last.filter((status) => status === "CLOSED").length / last.length;
    assert.ok(closed > 0.7 && closed < 0.9, String(closed));
  });

  it("of a partner is registered in CRM and goes the same way from its price on", () => {
    const received = events.filter(
      ({ at, fields }) =>
        isAction(fields, /^order\.received$/) && dayOf(at) < dayOf(events[0]?.at ?? 0) + days - warmUpDays,
    );
    assert.ok(received.length > 30);
    const registered = new Set(
      events.filter(({ fields }) => isAction(fields, /^order\.registered$/)).map(({ fields }) => fields["order.id"]),
    );
    for (const { at, fields } of received) {
      assert.ok(registered.has(fields["order.id"]));
      const steps = changes.get(String(fields["order.id"])) ?? [];
      const statuses = steps.map((step) => step.fields["order.status"]);
      assert.deepEqual(statuses, orderStatuses.slice(3));
      const [priced] = steps;
      assert.equal(priced?.fields["order.previous_status_duration"], ((priced?.at ?? 0) - at) * 1_000_000);
    }
  });

  it("lives less long than the days before the first that are generated too", () => {
    const lives = whole.map((steps) => (steps.at(-1)?.at ?? 0) - (steps[0]?.at ?? 0));
    assert.ok(Math.max(...lives) < warmUpDays * day);
  });

  it("takes the longer to calculate, the more polygons it has", () => {
    const priced = events.filter(({ fields }) => isAction(fields, /^order\.price_calculated$/));
    const mean = (of: typeof priced): number =>
      of.reduce((sum, { fields }) => sum + Number(fields["event.duration"]), 0) / of.length;
    const isLarge = ({ fields }: (typeof priced)[number]): boolean => Number(fields["order.model.polygons"]) > 200_000;
    assert.ok(mean(priced.filter(isLarge)) > 1.5 * mean(priced.filter((event) => !isLarge(event))));
  });
});

describe("the days of synthetic traffic", () => {
  it("are those of the zone that is named", () => {
    const format = new Intl.DateTimeFormat("en", {
      timeZone: zone.name,
      weekday: "long",
      hour: "numeric",
      hourCycle: "h23",
    });
    for (const { at, fields } of events.filter((_, index) => index % 5_000 === 0)) {
      const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
      assert.equal(parts.get("hour"), String(Math.floor(timeOfDay(at) / hour)).padStart(2, "0"));
      assert.equal(fields["calendar.hour"], Number(parts.get("hour")));
      assert.equal(weekdays[Number(fields["calendar.weekday"]) - 1], parts.get("weekday"));
      assert.equal(parts.get("weekday") === "Saturday" || parts.get("weekday") === "Sunday", isWeekend(dayOf(at)));
    }
  });

  it("have people at work in working hours only", () => {
    const hours = (pattern: RegExp): number[] => timesOf(pattern).map((at) => timeOfDay(at) / hour);
    assert.ok(hours(/^order\.manufacturing_approved$/).every((time) => time >= 9 && time < 18));
    assert.ok(hours(/^order\.(manufacturing_started|packaging|shipped)$/).every((time) => time >= 8 && time < 20.1));
    assert.ok(hours(/^orders\.list_viewed$/).every((time) => time > 7.5 && time < 21));
  });

  it("have most orders by day, few at night, and fewer on weekends", () => {
    const times = timesOf(/^order\.(created|received)$/);
    const share = (from: number, to: number): number =>
      times.filter((at) => timeOfDay(at) >= from * hour && timeOfDay(at) < to * hour).length / times.length;
    assert.ok(share(10, 20) > 0.6);
    assert.ok(share(0, 6) < 0.05);
    const perDay = (test: (weekday: number) => boolean): number => {
      const counted = Array.from({ length: days }, (_, index) => dayOf(events[0]?.at ?? 0) + index).filter((each) =>
        test(weekdayOf(each)),
      );
      return times.filter((at) => counted.includes(dayOf(at))).length / counted.length;
    };
    const [workday, weekend] = [perDay((weekday) => weekday < 5), perDay((weekday) => weekday >= 5)];
    assert.ok(weekend < 0.8 * workday, `${String(weekend)} ${String(workday)}`);
    assert.ok(workday > 54 && workday < 66, String(workday)); // 60 are asked for
  });
});
