import * as assert from "node:assert/strict";
import { phases, replicas } from "../../../components/log-storage/lifecycle";

const decided = { retentionDays: 30, rolloverMaxAge: "1d", rolloverMaxSizeGb: 1 };

describe("the lifecycle", () => {
  it("is the decision: hot for 1 day or 1 GB, cold right after, gone after a month", () => {
    const { hot, cold, delete: gone } = phases(decided, 0);
    assert.deepEqual(hot.rollover, { maxAge: "1d", maxPrimaryShardSize: "1gb" });
    assert.equal(cold.minAge, "0ms");
    assert.equal(cold.readonly.enabled, true);
    assert.equal(gone.minAge, "30d");
  });

  it("states a part of a gigabyte in megabytes, because Elasticsearch takes no fractions", () => {
    const { hot } = phases({ ...decided, rolloverMaxSizeGb: 0.5 }, 0);
    assert.equal(hot.rollover.maxPrimaryShardSize, "512mb");
  });

  it("asks for a copy only where a second node can hold it", () => {
    assert.deepEqual([1, 2, 3].map(replicas), [0, 1, 1]);
  });
});
