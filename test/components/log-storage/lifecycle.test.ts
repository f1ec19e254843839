import * as assert from "node:assert/strict";
import { inDays, lifetime, phases, replicas } from "../../../components/log-storage/lifecycle";

const decided = { retentionDays: 30, rolloverMaxAge: "1d", rolloverMaxSizeGb: 1 };

describe("the lifecycle", () => {
  it("is the decision: hot for 1 day or 1 GB, cold right after, gone after a month", () => {
    const { hot, cold, delete: gone } = phases(decided, 1);
    assert.deepEqual(hot.rollover, { maxAge: "1d", maxPrimaryShardSize: "1gb" });
    assert.equal(cold.minAge, "0ms");
    assert.equal(cold.readonly.enabled, true);
    assert.equal(gone.minAge, "30d");
  });

  it("states a part of a gigabyte in megabytes, because Elasticsearch takes two decimals at most", () => {
    const { hot } = phases({ ...decided, rolloverMaxSizeGb: 0.5 }, 1);
    assert.equal(hot.rollover.maxPrimaryShardSize, "512mb");
  });

  it("asks for a copy only where a second node can hold it", () => {
    assert.deepEqual([1, 2, 3].map(replicas), [0, 1, 1]);
    assert.equal(phases(decided, 1).cold.allocate.numberOfReplicas, 0);
  });

  it("keeps no line longer than 31 days and 40 minutes by the decision, and each for 30 days", () => {
    const { atLeast, atMost } = lifetime(decided);
    assert.equal(atLeast, 30 * 86_400);
    assert.equal(atMost, 31 * 86_400 + 40 * 60);
    assert.deepEqual([atLeast, atMost].map(inDays), [30, 31.03]);
  });

  it("rounds a number of days up, so that an upper bound stays one", () => {
    assert.deepEqual([86_400, 86_401].map(inDays), [1, 1.01]);
  });
});
