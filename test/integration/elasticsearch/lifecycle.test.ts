import * as assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { polls } from "../../../components/log-storage/lifecycle";
import { deploy } from "../../support/deploy";
import { backingIndices, explain, makeOld, poll, pollUntilStep, untilStep, write } from "../../support/ilm";
import { phasesOf, putPolicy, putStorage } from "../../support/provider-requests";
import { scratchNode } from "../../support/scratch-node";

const dataStream = "logs-services-local";
/** A part of a second over the shortest age that a setting can state, 1 s. */
const ripe = (): Promise<void> => sleep(1100);

describe("the lifecycle policy on the real Elasticsearch", () => {
  const node = scratchNode({ settings: { "indices.lifecycle.poll_interval": "1d" } });
  const oldest = async (): Promise<string> => (await backingIndices(node(), dataStream))[0] ?? "none";
  const count = async (): Promise<number> => (await backingIndices(node(), dataStream)).length;

  afterEach(async () => {
    await node().indices.deleteDataStream({ name: dataStream }, { ignore: [404] });
  });

  for (const stack of ["local", "prod"])
    it(`is accepted and read back equal for ${stack}`, async () => {
      const phases = phasesOf(await deploy(stack));
      await putPolicy(node(), phases);
      const { "logs-services": found } = await node().ilm.getLifecycle({ name: "logs-services" });
      const filters = { include: {}, exclude: {}, require: {} }; // what Elasticsearch adds, and the provider leaves out again
      const cold = phases["cold"] as { actions: { allocate: object } };
      const allocate = { ...cold.actions.allocate, ...filters };
      assert.deepEqual(found?.policy.phases, { ...phases, cold: { ...cold, actions: { ...cold.actions, allocate } } });
    });

  it("leads an index from hot by age to cold, keeps it for the retention and deletes it with the polls of the bound", async () => {
    await putStorage(node(), await deploy("local", "rolloverMaxAge=1s", "retentionDays=1"));
    await write(node(), dataStream, 3);
    const index = await oldest();
    await untilStep(node(), index, "hot/rollover/check-rollover-ready");
    await ripe();
    assert.equal(await count(), 1, "no poll, no rollover");
    await poll(node());
    await untilStep(node(), index, "cold/readonly/check-ts-end-time-passed");
    assert.equal(polls.rollover, 1);
    await poll(node()); // the cold phase waits for one too
    await untilStep(node(), index, "cold/complete/complete");

    const [settings] = Object.values(await node().indices.getSettings({ index, flat_settings: true }));
    const set = settings?.settings as Record<string, unknown> | undefined;
    assert.equal(set?.["index.blocks.write"], "true");
    assert.equal(set["index.priority"], "0");
    assert.equal(set["index.number_of_replicas"], "0");
    assert.equal(set["index.routing.allocation.include._tier_preference"], "data_cold,data_warm,data_hot");
    await assert.rejects(node().delete({ index, id: "any" }), /cluster_block_exception/);
    assert.equal((await node().count({ index: dataStream })).count, 3);

    await makeOld(node(), index, 0.999);
    for (let polled = 0; polled < 5; polled++) await poll(node());
    await untilStep(node(), index, "cold/complete/complete");

    await makeOld(node(), index, 1); // a change of the cluster: it enters the phase without a poll
    await untilStep(node(), index, "delete/delete/wait-for-shard-history-leases");
    await sleep(300);
    await untilStep(node(), index, "delete/delete/wait-for-shard-history-leases");
    await poll(node());
    await untilStep(node(), index, "delete/delete/check-ts-end-time-passed");
    await poll(node());
    await untilStep(node(), index, "gone");
    assert.equal(polls.deletion, 1 + 2); // in a quiet cluster the phase is entered by a poll too
  });

  it("rolls over by size what is not old, and not before it is that large", async () => {
    await putStorage(node(), await deploy("local", "rolloverMaxSizeGb=0.001", "gbPerDay=0.01"));
    await write(node(), dataStream, 1);
    const index = await oldest();
    await untilStep(node(), index, "hot/rollover/check-rollover-ready");
    await poll(node());
    await sleep(300);
    assert.equal(await count(), 1);
    for (let part = 0; part < 40; part++) await write(node(), dataStream, 1, randomBytes(32_000).toString("base64"));
    await node().indices.flush({ index, force: true });
    await pollUntilStep(node(), index, "cold/complete/complete");
    assert.equal(await count(), 2);
  });

  it("never rolls over an empty index, so that the age of its first line counts from a poll", async () => {
    await putStorage(node(), await deploy("local", "rolloverMaxAge=1s", "retentionDays=1"));
    await write(node(), dataStream, 1);
    const first = await oldest();
    await untilStep(node(), first, "hot/rollover/check-rollover-ready");
    await ripe();
    await pollUntilStep(node(), first, "cold/complete/complete");
    const [, second = "none"] = await backingIndices(node(), dataStream);
    await untilStep(node(), second, "hot/rollover/check-rollover-ready");
    await ripe();
    await poll(node());
    await sleep(300);
    assert.equal(await count(), 2);
    await write(node(), dataStream, 1);
    await pollUntilStep(node(), second, "cold/complete/complete");
    assert.equal(await count(), 3);
  });

  it("does all of that unaided by its own polls, with two seconds in place of the retention", async () => {
    await node().cluster.putSettings({ persistent: { "indices.lifecycle.poll_interval": "1s" } });
    try {
      const declaration = await deploy("local", "rolloverMaxAge=1s", "retentionDays=1");
      await putStorage(node(), declaration);
      const phases = phasesOf(declaration);
      await putPolicy(node(), { ...phases, delete: { ...phases["delete"], min_age: "2s" } });
      await write(node(), dataStream, 3);
      const index = await oldest();
      const phasesSeen = new Set<string | undefined>();
      let rolledOver = Infinity;
      for (let at = await explain(node(), index); at !== undefined; at = await explain(node(), index)) {
        phasesSeen.add(at.phase);
        if (at.phase === "cold") rolledOver = at.lifecycle_date_millis ?? Infinity;
        await sleep(50);
      }
      assert.ok(Date.now() - rolledOver >= 2000);
      assert.deepEqual([...phasesSeen].slice(-3), ["hot", "cold", "delete"]);
    } finally {
      await node().cluster.putSettings({ persistent: { "indices.lifecycle.poll_interval": "1d" } });
    }
  });
});
