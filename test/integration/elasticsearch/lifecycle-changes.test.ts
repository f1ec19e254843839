import * as assert from "node:assert/strict";
import { deploy } from "../../support/deploy";
import { backingIndices, explain, makeOld, poll, pollUntilStep, untilStep, write } from "../../support/ilm";
import { phasesOf, putPolicy, putStorage } from "../../support/provider-requests";
import { scratchNode } from "../../support/scratch-node";

const dataStream = "logs-services-local";
const waitsForRollover = "hot/rollover/check-rollover-ready";
const entersDeletion = "delete/delete/wait-for-shard-history-leases";

describe("a change of retention on the real Elasticsearch", () => {
  const node = scratchNode({ settings: { "indices.lifecycle.poll_interval": "1d" } });
  const change = async (...overrides: string[]): Promise<void> => {
    await putPolicy(node(), phasesOf(await deploy("local", ...overrides)));
  };
  const hotIndex = async (): Promise<string> => {
    await write(node(), dataStream, 1);
    const index = (await backingIndices(node(), dataStream)).at(-1) ?? "none";
    await untilStep(node(), index, waitsForRollover);
    return index;
  };
  const coldIndex = async (): Promise<string> => {
    const index = await hotIndex();
    await node().indices.rollover({ alias: dataStream });
    await pollUntilStep(node(), index, "cold/complete/complete");
    return index;
  };

  beforeEach(async () => {
    await putStorage(node(), await deploy("local", "retentionDays=30"));
  });
  afterEach(async () => {
    await node().indices.deleteDataStream({ name: dataStream }, { ignore: [404] });
  });

  it("reaches the index that is written to at once: another age and size to roll over at", async () => {
    const index = await hotIndex();
    const before = (await explain(node(), index))?.phase_execution;
    await change("rolloverMaxAge=12h", "rolloverMaxSizeGb=2");
    const { phase_execution: after } = (await untilStep(node(), index, waitsForRollover)) ?? {};
    assert.equal(after?.version, (before?.version ?? 0) + 1);
    assert.match(JSON.stringify(after.phase_definition), /"max_age":"12h"/);
    assert.match(JSON.stringify(after.phase_definition), /"max_primary_shard_size":"2gb"/);
  });

  it("shortens the life of indices that were closed long ago", async () => {
    const index = await coldIndex();
    await makeOld(node(), index, 20);
    for (let polled = 0; polled < 3; polled++) await poll(node());
    await untilStep(node(), index, "cold/complete/complete");
    await change("retentionDays=14");
    await pollUntilStep(node(), index, "gone");
  });

  it("lengthens it as well", async () => {
    await change("retentionDays=14");
    const index = await coldIndex();
    await change("retentionDays=60");
    await makeOld(node(), index, 20);
    for (let polled = 0; polled < 3; polled++) await poll(node());
    await untilStep(node(), index, "cold/complete/complete");
  });

  it("comes too late for an index that has entered its deletion", async () => {
    const index = await coldIndex();
    await makeOld(node(), index, 30);
    await untilStep(node(), index, entersDeletion);
    await change("retentionDays=60");
    await pollUntilStep(node(), index, "gone");
  });

  it("of the cold phase's steps leaves an index in the phase with the steps it entered it with", async () => {
    const index = await coldIndex();
    const { cold, ...others } = phasesOf(await deploy("local"));
    const { migrate, ...actions } = (cold as { actions: Record<string, unknown> }).actions;
    assert.deepEqual(migrate, { enabled: true });
    await putPolicy(node(), { ...others, cold: { ...cold, actions: { ...actions, migrate: { enabled: false } } } });
    const { phase_execution: kept } = (await untilStep(node(), index, "cold/complete/complete")) ?? {};
    assert.match(JSON.stringify(kept?.phase_definition), /"migrate":\{"enabled":true\}/);
    await makeOld(node(), index, 30);
    await pollUntilStep(node(), index, "gone");
  });
});
