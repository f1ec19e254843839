import * as fc from "fast-check";
import * as assert from "node:assert/strict";
import { lifetime, pollSeconds, polls } from "../../../components/log-storage/lifecycle";
import { age } from "../../../components/shared/units";
import { play, random, type Rules, type Traffic } from "./year";

const year = 365 * 86_400;
const gigabyte = 2 ** 30;
const rulesOf = (retentionDays: number, rolloverMaxAge: string): Rules => ({
  rolloverAge: age(rolloverMaxAge),
  rolloverBytes: gigabyte,
  retention: retentionDays * 86_400,
});

/** A year with quiet days, silent nights and bursts; polls come at any time within ten minutes of the last. */
function* randomYear(seed: number, busiest: number): Generator<Traffic> {
  const next = random(seed);
  let rate = 0;
  for (let now = 0; now < year;) {
    if (next() < 0.02) rate = next() < 0.3 ? 0 : busiest * next() ** 4; // changes about five times a day
    const gap = next() < 0.5 ? pollSeconds : pollSeconds * Math.max(next(), 0.001);
    const first = next();
    yield {
      gap,
      bytes: rate * gap,
      changed: next() < 0.5,
      lines: rate === 0 ? undefined : [first, first + next() * (1 - first)],
    };
    now += gap;
  }
}

describe("a year of random traffic", () => {
  it("leaves no line older than the stated bound, and takes none away before the retention", function () {
    this.timeout(60_000);
    let indices = 0;
    const settings = fc.record({
      retentionDays: fc.integer({ min: 1, max: 60 }),
      rolloverMaxAge: fc.constantFrom("30m", "6h", "24h", "1d"),
      seed: fc.integer(),
      busiest: fc.constantFrom(1000, 100_000, 2_000_000), // bytes per second: from one index a day to one per poll
    });
    fc.assert(
      fc.property(settings, ({ seed, busiest, ...retention }) => {
        const { atLeast, atMost } = lifetime(retention);
        const deleted = play(rulesOf(retention.retentionDays, retention.rolloverMaxAge), randomYear(seed, busiest));
        indices += deleted.length;
        for (const { oldestLine, newestLine } of deleted) {
          assert.ok(oldestLine <= atMost, `a line was ${String(oldestLine)} s old, the bound is ${String(atMost)} s`);
          assert.ok(newestLine >= atLeast, `a line was gone after ${String(newestLine)} s`);
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(indices > 1000, "hardly anything was ever deleted");
  });

  it("shows that the bound is no larger than it must be: some line comes within seconds of it", () => {
    const decided = { retentionDays: 30, rolloverMaxAge: "1d" };
    const always: Traffic = { gap: pollSeconds, bytes: 1, lines: [0, 1], changed: false };
    const deleted = play(rulesOf(30, "1d"), Array<Traffic>(year / pollSeconds).fill(always));
    const oldest = Math.max(...deleted.map(({ oldestLine }) => oldestLine));
    const { atMost } = lifetime(decided);
    assert.ok(oldest <= atMost && oldest > atMost - 5, `${String(oldest)} s of ${String(atMost)} s`);
  });

  it("shows that every poll in the bound counts: with one less it would be broken", () => {
    const always: Traffic = { gap: pollSeconds, bytes: 1, lines: [0, 1], changed: false };
    const [first] = play(rulesOf(1, "1d"), Array<Traffic>(1000).fill(always)).slice(-1);
    assert.ok((first?.oldestLine ?? 0) > 2 * 86_400 + (polls.rollover + polls.deletion - 1) * pollSeconds);
  });
});
