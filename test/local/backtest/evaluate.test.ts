import * as assert from "node:assert/strict";
import { rules } from "../../../components/alerting/rules";
import { type Finding, judgedBy, times } from "../../../local/backtest/evaluate";
import { Groups, type Row } from "../../../local/backtest/groups";

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

/** A Monday, 00:00 in Moscow. */
const monday = Date.parse("2026-11-02T00:00:00+03:00");

/** What a check finds in one run. */
const judged = (id: string, way: string): { readonly at: (groups: Groups, time: number) => readonly Finding[] } => {
  const check = rules.find((rule) => rule.id === id)?.checks[way];
  assert.ok(check, `${id} ${way}`);
  const { over } = judgedBy(check);
  return { at: (groups, time) => over(groups, { from: time - minute, to: time, every: minute }) };
};

const row = (measure: string, time: number, key = "k", count = 1): Row => ({
  key: [key],
  measure,
  bucket: { end: Math.ceil(time / minute) * minute, count, sum: 0, first: time, last: time },
});

describe("the silence of a service", () => {
  const { at } = judged("A9", "service");
  const findsAt = (rows: readonly Row[], time: number): boolean => at(new Groups(rows), time).length > 0;

  /** Lines of some minutes of each hour, in all minutes of a time of which a condition on the local clock holds. */
  const lines = (
    until: number,
    writes: (hourOfDay: number, dayOfWeek: number, minuteOfHour: number) => boolean,
  ): Row[] =>
    times({ from: monday, to: until }, minute)
      .filter((time) => {
        const local = time - monday;
        return writes(Math.floor(local / hour) % 24, Math.floor(local / day) % 7, Math.floor(local / minute) % 60);
      })
      .map((time) => row("records", time));

  const always = (): boolean => true;
  /** One in five minutes on weekends. */
  const weekly = (_hour: number, weekday: number, of: number): boolean => weekday < 5 || of % 5 === 0;

  it("shows after some minutes where there is a line in every minute, and never before five", () => {
    const stops = monday + 9 * day + 11 * hour;
    const rows = lines(stops, always);
    assert.ok(!findsAt(rows, stops + 4 * minute));
    assert.ok(findsAt(rows, stops + 7 * minute));
  });

  it("shows on the second day too, a little later", () => {
    const stops = monday + day + 11 * hour;
    const rows = lines(stops, always);
    assert.ok(!findsAt(rows, stops + 6 * minute));
    assert.ok(findsAt(rows, stops + 10 * minute));
  });

  it("is none on the first weekend, which no weekend is known to measure by", () => {
    const now = monday + 5 * day + 11 * hour;
    assert.ok(!findsAt(lines(now - 40 * minute, weekly), now));
  });

  it("is measured on a weekend by the weekend before", () => {
    const stops = monday + 12 * day + 11 * hour;
    const rows = lines(stops, weekly);
    assert.ok(!findsAt(rows, stops + 40 * minute));
    assert.ok(findsAt(rows, stops + 2 * hour));
  });

  it("is none in the morning where nothing is written at night, at any minute", () => {
    const opens = monday + 8 * day + 9 * hour;
    const rows = lines(opens - 12 * hour, (of, weekday) => weekday < 5 && of >= 9 && of < 19);
    for (const now of times({ from: opens - 2 * hour, to: opens + 5 * minute }, minute)) assert.ok(!findsAt(rows, now));
    assert.ok(findsAt(rows, opens + hour));
  });

  it("is none where one job writes hundreds of lines at a minute that changes", () => {
    const now = monday + 9 * day + 3 * hour + 30 * minute;
    const rows = [
      ...lines(now - 30 * minute, (_hour, _weekday, of) => of % 15 === 0),
      ...times({ from: monday, to: now - day }, day).map((time) => row("records", time + 3.4 * hour, "k", 300)),
    ];
    assert.ok(!findsAt(rows, now));
  });

  it("goes on for longer than a day", () => {
    const stops = monday + 8 * day + 11 * hour;
    assert.ok(findsAt(lines(stops, always), stops + 30 * hour));
  });
});

describe("a lost message", () => {
  const { at } = judged("A6", "lost");
  const [published, processed] = [monday + 12 * hour + 400, monday + 12 * hour];
  const found = (rows: readonly Row[]): number =>
    times({ from: monday, to: monday + 3 * day }, minute).flatMap((time) => at(new Groups(rows), time)).length;

  it("is found for a day", () => {
    assert.equal(found([row("begun", published)]), 24 * 60 - 10);
  });

  it("is none if the other service's clock is behind, also when the day ends between the two", () => {
    assert.equal(found([row("begun", published), row("ended", processed)]), 0);
  });
});

describe("what happens within some minutes", () => {
  for (const [id, way, least, within] of [
    ["A10", "failures-user", 10, 5 * minute],
    ["A13", "rejected", 6, 10 * minute],
    ["A14", "denied", 21, 10 * minute],
  ] as const) {
    const { at } = judged(id, way);
    const found = (count: number, begin: number): boolean => {
      const step = (within - second) / (count - 1);
      const groups = new Groups(Array.from({ length: count }, (_, index) => row("records", begin + index * step)));
      return times({ from: monday, to: monday + hour }, minute).some((time) => at(groups, time).length > 0);
    };

    it(`is found by ${id} (${way}) whenever it begins, and not if it is one less`, () => {
      for (let begin = monday; begin < monday + minute; begin += second) {
        assert.ok(found(least, begin), `${String((begin - monday) / second)} s`);
        assert.ok(!found(least - 1, begin));
      }
    });
  }
});

describe("an operator", () => {
  it("who opens the list more than 200 times is found, also if nothing says how many orders it showed", () => {
    const opened = (count: number): boolean => {
      const groups = new Groups(
        Array.from({ length: count }, (_, index) => row("records", monday + 1 + index * second)),
      );
      return judged("A14", "opened").at(groups, monday + 30 * minute).length > 0;
    };
    assert.ok(!opened(200));
    assert.ok(opened(201));
  });
});

describe("DEBUG in prod", () => {
  const { at } = judged("A15", "debug");
  const found = (length: number): boolean => {
    const groups = new Groups(
      times({ from: monday, to: monday + length }, 3 * minute).map((time) => row("records", time)),
    );
    return times({ from: monday, to: monday + 3 * hour }, 5 * minute).some((time) => at(groups, time).length > 0);
  };

  it("is found if it lasts for an hour, not for half of one", () => {
    assert.ok(found(hour));
    assert.ok(!found(hour / 2));
  });
});
