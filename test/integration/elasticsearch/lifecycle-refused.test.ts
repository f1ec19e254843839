import { errors } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { deploy } from "../../support/deploy";
import { backingIndices, makeOld, poll, pollUntilStep, untilStep, write } from "../../support/ilm";
import { type Json, phasesOf, putPolicy, putStorage, request } from "../../support/provider-requests";
import { scratchNode } from "../../support/scratch-node";

const dataStream = "logs-services-local";

/** The phases with some actions of one phase replaced. */
function withActions(phases: Record<string, Json>, phase: string, actions: Json): Record<string, Json> {
  const old = phases[phase] ?? {};
  return { ...phases, [phase]: { ...old, actions: { ...(old["actions"] as Json), ...actions } } };
}

describe("a wrong lifecycle on the real Elasticsearch", () => {
  const node = scratchNode({ settings: { "indices.lifecycle.poll_interval": "1d" } });
  let right: Record<string, Json>;

  before(async () => {
    right = phasesOf(await deploy("local"));
    await putPolicy(node(), right);
  });
  afterEach(async () => {
    await node().indices.deleteDataStream({ name: "logs-services-*" }, { ignore: [404] });
  });

  const refused: Record<string, [wrong: () => Record<string, Json>, reason: RegExp]> = {
    "an unknown action": [() => withActions(right, "hot", { explode: {} }), /explode/],
    "rollover in the cold phase": [
      () => withActions(right, "cold", { rollover: { max_age: "1d" } }),
      /invalid action \[rollover\] defined in phase \[cold\]/,
    ],
    "rollover without a condition": [() => withActions(right, "hot", { rollover: {} }), /rollover/],
    "a negative age": [
      () => ({ ...right, delete: { ...right["delete"], min_age: "-2d" } }),
      /negative durations are not supported/,
    ],
    "a negative number of copies": [
      () => withActions(right, "cold", { allocate: { number_of_replicas: -1 } }),
      /\[number_of_replicas\] must be >= 0/,
    ],
    "deletion before the cold phase": [
      () => ({ ...right, cold: { ...right["cold"], min_age: "40d" } }),
      /delete phase|min_age|minimum age/,
    ],
    "a phase that does not exist": [() => ({ ...right, tepid: right["cold"] ?? {} }), /tepid/],
  };
  for (const [what, [wrong, reason]] of Object.entries(refused))
    it(`is refused with Elasticsearch's own reason before anything changes: ${what}`, async () => {
      const before = await request(node(), "GET", "/_ilm/policy/logs-services");
      await assert.rejects(putPolicy(node(), wrong()), (thrown: unknown) => {
        assert.ok(thrown instanceof errors.ResponseError);
        assert.equal(thrown.statusCode, 400);
        assert.match(JSON.stringify(thrown.body), reason);
        return true;
      });
      assert.deepEqual(await request(node(), "GET", "/_ilm/policy/logs-services"), before);
    });

  it("with more copies than cold nodes is accepted, and then no index is ever deleted: hence copies follow from nodes", async () => {
    await putStorage(node(), await deploy("local"));
    const twoNodes = phasesOf(await deploy("prod")); // one copy, for its two cold nodes; here is one node
    await putPolicy(node(), twoNodes);
    await write(node(), dataStream, 1);
    const [index = "none"] = await backingIndices(node(), dataStream);
    await untilStep(node(), index, "hot/rollover/check-rollover-ready");
    await node().indices.rollover({ alias: dataStream });
    await pollUntilStep(node(), index, "cold/allocate/check-allocation");
    await makeOld(node(), index, 400);
    for (let polled = 0; polled < 5; polled++) await poll(node());
    await sleep(300);
    const stuck = await untilStep(node(), index, "cold/allocate/check-allocation");
    assert.match(stuck?.step_info?.message ?? "", /Waiting for .*shard/i);

    await node().indices.putSettings({ index, settings: { "index.number_of_replicas": 0 } }); // the way out
    await pollUntilStep(node(), index, "gone");
  });

  it("without a data stream or an alias rolls nothing over, and says so", async () => {
    await putPolicy(node(), phasesOf(await deploy("local", "rolloverMaxAge=1s", "retentionDays=1")));
    await node().indices.create({ index: "plain", settings: { "index.lifecycle.name": "logs-services" } });
    await node().index({ index: "plain", document: { message: "a line" }, refresh: true });
    const failed = await untilStep(node(), "plain", "hot/rollover/ERROR", async () => {
      await sleep(200);
      await poll(node());
    });
    assert.equal(failed?.failed_step, "check-rollover-ready");
    assert.match(failed.step_info?.reason ?? "", /index\.lifecycle\.rollover_alias.*(empty|not defined)/);
  });
});
