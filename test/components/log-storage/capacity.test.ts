import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { capacity, fits, given, needed, storedPerRaw } from "../../../components/log-storage/capacity";
import type { Volume } from "../../../components/log-storage/volume";
import { indicesOfAMonth } from "../../support/lifecycle-simulation";

const node = { memoryGiB: 8, diskGiB: 300 };
const volume: Volume = {
  gbPerDay: 2.56 / storedPerRaw,
  retentionDays: 30,
  rolloverMaxAge: "1d",
  rolloverMaxSizeGb: 1,
  hot: { ...node, nodes: 3 },
  cold: { ...node, nodes: 2 },
  logstash: { replicas: 2, queueGiB: 8 },
};

const need = (of: Volume, name: string): number => {
  const found = capacity(of).figures.find((figure) => `${figure.of} ${figure.what}` === name);
  assert.ok(found, name);
  return found.need;
};
const names = (of: Volume, accepted: boolean): string[] =>
  capacity(of)
    .figures.filter((figure) => fits(figure) === accepted)
    .map((figure) => `${figure.of} ${figure.what}`);

const volumes: fc.Arbitrary<Volume> = fc.record({
  gbPerDay: fc.double({ min: 0.001, max: 10_000, noNaN: true }),
  retentionDays: fc.integer({ min: 1, max: 366 }),
  rolloverMaxAge: fc.constantFrom("1m", "1h", "12h", "1d", "7d"),
  rolloverMaxSizeGb: fc.double({ min: 0.001, max: 50, noNaN: true }),
  hot: fc.integer({ min: 1, max: 50 }).map((nodes) => ({ ...node, nodes })),
  cold: fc.integer({ min: 0, max: 50 }).map((nodes) => ({ ...node, nodes })),
  logstash: fc.record({ replicas: fc.integer({ min: 1, max: 20 }), queueGiB: fc.integer({ min: 1, max: 1000 }) }),
});

describe("the capacity", () => {
  it("counts an index a day where the size is not reached, and the one that is written to", () => {
    assert.equal(capacity({ ...volume, gbPerDay: 1 }).indices, 32);
  });

  it("counts an index for each rollover by size", () => {
    const { storedGbPerDay, indices } = capacity({ ...volume, gbPerDay: 10 / storedPerRaw });
    assert.equal(storedGbPerDay, 10);
    assert.ok(indices >= 301 && indices <= 303, String(indices));
  });

  it("reaches the limit of shards on two nodes with one copy near 33 stored GB a day", () => {
    const shards = (stored: number): number => need({ ...volume, gbPerDay: stored / storedPerRaw }, "cold shards");
    assert.ok(shards(33) < 1000);
    assert.ok(shards(34) > 1000);
  });

  it("has every copy on disk, and none where one node is alone", () => {
    const once = need({ ...volume, cold: { ...node, nodes: 1 } }, "cold disk");
    assert.equal(need(volume, "cold disk"), once);
    assert.ok(Math.abs(need({ ...volume, cold: { ...node, nodes: 4 } }, "cold disk") - once / 2) <= 1);
  });

  it("puts everything on the hot nodes where there are no cold ones", () => {
    const figures = capacity({ ...volume, cold: { ...node, nodes: 0 } }).figures;
    assert.deepEqual([...new Set(figures.map(({ of }) => of))], ["hot", "logstash"]);
    assert.ok(need({ ...volume, cold: { ...node, nodes: 0 } }, "hot disk") > need(volume, "hot disk") * 10);
  });

  it("fills disks to the low watermark, of which at most 200 GiB stay free", () => {
    const limit = (diskGiB: number) =>
      capacity({ ...volume, cold: { ...node, nodes: 2, diskGiB } }).figures.find(
        ({ of, what }) => of === "cold" && what === "disk",
      )?.limit;
    assert.equal(limit(100), 85);
    assert.equal(limit(10_000), 9800);
  });

  it("tells how long the queue bridges at the average rate, over all instances", () => {
    const hours = (gbPerDay: number, replicas: number): number =>
      capacity({ ...volume, gbPerDay, logstash: { replicas, queueGiB: 8 } }).queueHours;
    assert.deepEqual([hours(4, 2), hours(8, 2), hours(4, 1)], [48, 24, 24]);
  });

  it("fits as a whole, and breaks exactly where one thing is too small", () => {
    assert.deepEqual(names(volume, false), []);
    const broken: readonly [Partial<Volume>, string[]][] = [
      [{ cold: { ...node, nodes: 2, diskGiB: 90 } }, ["cold disk"]],
      [{ hot: { ...node, nodes: 3, diskGiB: 2 } }, ["hot disk"]],
      [{ hot: { ...node, nodes: 3, memoryGiB: 1 }, rolloverMaxSizeGb: 0.1 }, ["hot heap"]],
      [{ rolloverMaxSizeGb: 0.07 }, ["cold shards"]],
      [{ rolloverMaxAge: "30m" }, ["cold shards"]],
      [{ logstash: { replicas: 1, queueGiB: 1 } }, ["logstash queue"]],
    ];
    for (const [change, expected] of broken) assert.deepEqual(names({ ...volume, ...change }, false), expected);
  });

  it("never needs less of anything for more lines or a longer time", () => {
    fc.assert(
      fc.property(volumes, fc.double({ min: 1, max: 10, noNaN: true }), fc.nat(100), (smaller, times, days) => {
        for (const larger of [
          { ...smaller, gbPerDay: smaller.gbPerDay * times },
          { ...smaller, retentionDays: smaller.retentionDays + days },
        ])
          capacity(smaller).figures.forEach(({ of, what, need: small }) => {
            const large = need(larger, `${of} ${what}`);
            assert.ok(large >= small * (1 - 1e-9), `${of} ${what}: ${String(small)}, then ${String(large)}`);
          });
      }),
    );
  });

  it("never needs more on each of more nodes or instances", () => {
    fc.assert(
      fc.property(volumes, fc.integer({ min: 1, max: 10 }), (fewer, added) => {
        const more = {
          ...fewer,
          hot: { ...fewer.hot, nodes: fewer.hot.nodes + added },
          cold: { ...fewer.cold, nodes: fewer.cold.nodes === 0 ? 0 : fewer.cold.nodes + added },
          logstash: { ...fewer.logstash, replicas: fewer.logstash.replicas + added },
        };
        for (const { of, what, need: before } of capacity(fewer).figures)
          assert.ok(need(more, `${of} ${what}`) <= before * (1 + 1e-9), `${of} ${what}`);
      }),
    );
  });

  it("counts as many indices and gigabytes as a lifecycle makes that polls late, and hardly more", () => {
    const few = volumes.filter(({ gbPerDay, rolloverMaxSizeGb }) => gbPerDay / rolloverMaxSizeGb < 20);
    fc.assert(
      fc.property(few, fc.integer(), (of, seed) => {
        const { indices, storedGbPerDay } = capacity(of);
        const simulated = indicesOfAMonth({ ...of, gbPerDay: storedGbPerDay }, seed);
        const disk = need({ ...of, hot: { ...node, nodes: 1 }, cold: { ...node, nodes: 0 } }, "hot disk");
        assert.ok(indices >= simulated.most, `${String(indices)} indices, simulated ${String(simulated.most)}`);
        assert.ok(disk >= simulated.gb * (1 - 1e-9), `${String(disk)} GiB, simulated ${String(simulated.gb)}`);
        assert.ok(
          disk <= simulated.gb * 1.1 + (2 * disk) / indices,
          `${String(disk)}, simulated ${String(simulated.gb)}`,
        );
      }),
      { numRuns: 40 },
    );
  });

  it("rounds what is needed up and what there is down", () => {
    assert.deepEqual([0.07, 0.641, 51.02, 1154.2].map(needed), ["0.07", "0.65", "51.1", "1155"]);
    assert.deepEqual([0.07, 0.649, 51.09, 1154.9].map(given), ["0.07", "0.64", "51", "1154"]);
  });
});
