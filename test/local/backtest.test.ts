import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import { rules } from "../../components/alerting/rules";
import { Groups, type Row } from "../../local/backtest/groups";
import { rangeFor } from "../../local/backtest/range";
import { type Bucket, Series } from "../../local/backtest/series";
import { spanOf } from "../../local/backtest/span";
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

describe("the events of `make backtest`", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "elk-logging-backtest-"));
  const file = path.join(folder, "events.ndjson");
  const event = (time: unknown): string => JSON.stringify({ "@timestamp": time, message: "m" });
  const [first, last] = ["2026-11-02T00:00:07.250Z", "2026-11-15T23:59:58.000Z"];
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  const told = async (run: Promise<unknown>, says: RegExp): Promise<void> => {
    await assert.rejects(run, (thrown: unknown) => {
      assert.ok(thrown instanceof Failure);
      assert.match(thrown.message, says);
      assert.notEqual(thrown.remedy, "");
      return true;
    });
  };

  it("reach from the first to the last, in any order and with any ends of lines", async () => {
    fs.writeFileSync(file, [event(last), event(first), event("2026-11-03T10:00:00+03:00")].join("\r\n"));
    assert.deepEqual(await spanOf(file), { from: Date.parse(first), to: Date.parse(last) });
    fs.writeFileSync(file, `${event(1_790_000_000_000)}\n`);
    assert.deepEqual(await spanOf(file), { from: 1_790_000_000_000, to: 1_790_000_000_000 });
    fs.writeFileSync(file, event("2026-11-03T10:00:00.123456789"));
    const time = Date.parse("2026-11-03T10:00:00.123Z");
    assert.deepEqual(await spanOf(file), { from: time, to: time }, "no zone means UTC");
  });

  it("are run on for a minute if there is but one, at its beginning", () => {
    const time = Date.parse("2026-11-03T10:00Z");
    assert.deepEqual(rangeFor(file, { from: time, to: time }, rules, {}), { from: time, to: time + minute });
  });

  it("are run on from the first minute, whatever was asked, and after the last if asked", () => {
    const span = { from: Date.parse(first), to: Date.parse(last) };
    const [from, to] = [Date.parse("2026-11-01T00:00Z"), Date.parse("2026-11-17T00:00Z")];
    assert.deepEqual(rangeFor(file, span, rules, { from, to }), { from: Date.parse("2026-11-02T00:00Z"), to });
  });

  for (const [what, lines, says] of [
    ["a line that is no JSON", [event(first), "not json"], /^line 2 of .*events\.ndjson is no JSON: .*not json/],
    ["a line that was cut", [event(first), event(last).slice(0, 20)], /^line 2 of .*events\.ndjson is no JSON: /],
    ["a line that is no object", ["[1]"], /^line 1 of .* is no JSON object/],
    ["an event without a time", [event(first), '{"message":"x"}'], /^line 2 of .* has no @timestamp/],
    ["an event whose time is none", [event("yesterday")], /^line 1 of .*: @timestamp is "yesterday", not a time/],
    ["one of no calendar", [event(1e20)], /^line 1 of .*: @timestamp is 100000000000000000000, not a time/],
    [
      "a field that is the alias of another one",
      [event(first), JSON.stringify({ "@timestamp": last, level: "ERROR" })],
      /^line 2 of .* has a field 'level', which is but another name of log\.level$/,
    ],
    ["an empty line", [event(first), "", event(last)], /^line 2 of .* is empty/],
    ["an empty file", [], /events\.ndjson is empty/],
  ] as const)
    it(`are refused with ${what}, by the place and before anything is started`, async () => {
      fs.writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
      await told(runBacktest(file, { json: true }), says);
    });

  it("are refused where the file is packed, without a byte of it", async () => {
    fs.writeFileSync(file, gzipSync(event(first)));
    await told(runBacktest(file, { json: true }), /^.*events\.ndjson is packed with gzip$/);
  });

  it("are refused where there is no such file", async () => {
    await told(runBacktest(path.join(folder, "none"), { json: true }), /cannot be read/);
  });

  for (const [what, options, says] of [
    ["FROM far behind them", { from: "2027-11-02" }, /FROM is 2027-11-02T00:00:00\.000Z/],
    ["FROM far before them", { from: "2025-11-02", to: "2026-11-03" }, /FROM is 2025-11-02T00:00:00\.000Z/],
    ["TO far behind them", { to: "2027-01-01T12:00Z" }, /TO is 2027-01-01T12:00:00\.000Z/],
    ["TO just before them", { to: "2026-11-01T12:00Z" }, /no time between FROM and TO/],
    ["FROM just behind them", { from: "2026-11-16T12:00Z" }, /no time between FROM and TO/],
  ] as const)
    it(`are told with their span at ${what}, before anything is started`, async () => {
      fs.writeFileSync(file, `${event(first)}\n${event(last)}\n`);
      await told(runBacktest(file, { json: true, ...options }), says);
      await told(
        runBacktest(file, { json: true, ...options }),
        /events of .*events\.ndjson are from 2026-11-02T00:00:07\.250Z to 2026-11-15T23:59:58\.000Z/,
      );
    });
});
