import * as assert from "node:assert/strict";
import { Groups, type Row } from "../../local/backtest/groups";
import { type Bucket, Series } from "../../local/backtest/series";
import { runBacktest } from "../../local/commands/backtest";
import { Failure } from "../../local/failure";

const minute = 60_000;
const bucket = (minutes: number, count: number): Bucket => ({
  end: minutes * minute,
  count,
  sum: 10 * count,
  first: (minutes - 1) * minute + 1,
  last: minutes * minute,
});

describe("the buckets of a backtest", () => {
  const series = new Series([bucket(5, 2), bucket(1, 1), bucket(5, 3), bucket(9, 4)]);

  it("count after a time and up to another one, which belongs to it", () => {
    assert.equal(series.count(0, 9 * minute), 10);
    assert.equal(series.count(1 * minute, 5 * minute), 5);
    assert.equal(series.count(5 * minute, 8 * minute), 0);
    assert.equal(series.sum(4 * minute, 9 * minute), 90);
  });

  it("know the first and the last record between two times, if there is one", () => {
    assert.equal(series.first(1 * minute, 9 * minute), 4 * minute + 1);
    assert.equal(series.last(0, 8 * minute), 5 * minute);
    assert.equal(series.first(5 * minute, 8 * minute), undefined);
    assert.equal(series.last(9 * minute, 20 * minute), undefined);
    assert.equal(new Series([]).last(0, minute), undefined);
  });

  it("belong to a key and a measure, and add up over all keys", () => {
    const row = (key: string, measure: string, minutes: number): Row => ({
      key: [key],
      measure,
      bucket: bucket(minutes, 1),
    });
    const groups = new Groups([row("a", "begun", 1), row("b", "begun", 1), row("a", "ended", 2)]);
    assert.deepEqual(
      groups.all.map(({ key }) => key),
      [["a"], ["b"]],
    );
    assert.equal(groups.all[0]?.series("ended").count(0, 2 * minute), 1);
    assert.equal(groups.all[1]?.series("ended").count(0, 2 * minute), 0);
    assert.equal(groups.total("begun").count(0, minute), 2);
  });
});

describe("`make backtest`", () => {
  for (const [what, file, options, says] of [
    ["without DATA", "", {}, /no DATA/],
    ["for an alert that there is not", "events.ndjson", { rule: "A16" }, /no alert 'A16'/],
    ["from a time that is none", "events.ndjson", { from: "yesterday" }, /FROM is 'yesterday', not a time/],
    ["to a time that is none", "events.ndjson", { to: "13:00" }, /TO is '13:00', not a time/],
    ["from what is a time to JavaScript alone", "events.ndjson", { from: "9" }, /FROM is '9', not a time/],
    [
      "from a time after its end, both without a zone and so UTC",
      "events.ndjson",
      { from: "2026-11-03T00:00", to: "2026-11-02T00:00:00" },
      /no time between FROM and TO, 2026-11-03T00:00:00.000Z and 2026-11-02T00:00:00.000Z/,
    ],
    [
      "from a time after its end",
      "events.ndjson",
      { from: "2026-11-03T00:00Z", to: "2026-11-02T00:00Z" },
      /no time between FROM and TO, 2026-11-03T00:00:00.000Z and 2026-11-02T00:00:00.000Z/,
    ],
  ] as const)
    it(`is refused ${what}, before anything is started`, async () => {
      await assert.rejects(runBacktest(file, { json: true, ...options }), (thrown: unknown) => {
        assert.ok(thrown instanceof Failure);
        assert.match(thrown.message, says);
        return true;
      });
    });
});
