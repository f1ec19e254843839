import { errors } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { deploy, find } from "../../support/deploy";
import { backingIndices, explain, makeOld, poll, pollUntilStep, untilStep, write } from "../../support/ilm";
import { type Json, putStorage, repositoryBody, request, snapshotPolicyBody } from "../../support/provider-requests";
import { scratchNode } from "../../support/scratch-node";

const dataStream = "logs-services-local";
const snapshots = "snapshots=claim:shared-snapshots";

/** The steps are those of docs/operating.md, "Restore". */
describe("snapshots on the real Elasticsearch, in the repository that the program declares", () => {
  const node = scratchNode({ settings: { "indices.lifecycle.poll_interval": "1d" } });
  let policy: Json;
  /** Takes the snapshot that a policy would take by night, and returns its name. */
  const takeSnapshot = async (by: Json): Promise<string> => {
    const { snapshot } = (await request(node(), "POST", "/_local/slm/logs-services", by)) as {
      snapshot: { snapshot: string; state: string };
    };
    assert.equal(snapshot.state, "SUCCESS");
    return snapshot.snapshot;
  };
  const counted = async (index: string): Promise<number> => (await node().count({ index })).count;
  const restore = async (snapshot: string, body: Readonly<Record<string, unknown>>): Promise<void> => {
    const path = `/_snapshot/logs-services/${snapshot}/_restore?wait_for_completion=true`;
    const answer = await request(node(), "POST", path, { include_global_state: false, ...body });
    assert.deepEqual((answer as { snapshot?: { shards?: { failed?: number } } }).snapshot?.shards?.failed, 0);
  };
  const closedIndex = async (): Promise<string> => {
    const index = (await backingIndices(node(), dataStream))[0] ?? "none";
    await untilStep(node(), index, "hot/rollover/check-rollover-ready");
    await node().indices.rollover({ alias: dataStream });
    await pollUntilStep(node(), index, "cold/complete/complete");
    return index;
  };

  before(async () => {
    const declaration = await deploy("local", snapshots);
    await putStorage(node(), declaration);
    const repository = find(declaration, ":ElasticsearchSnapshotRepository", "snapshots-repository");
    await request(node(), "PUT", "/_snapshot/logs-services?verify=true", repositoryBody(repository));
    policy = snapshotPolicyBody(find(declaration, ":ElasticsearchSnapshotLifecycle", "snapshots-lifecycle"));
  });
  beforeEach(async () => {
    await write(node(), dataStream, 250);
  });
  afterEach(async () => {
    await node().indices.deleteDataStream({ name: `${dataStream}*` }, { ignore: [404] });
  });

  it("bring a lost data stream back under its name, with every line and the lifecycle where it stood", async () => {
    const closed = await closedIndex();
    await write(node(), dataStream, 50);
    const before = await explain(node(), closed);
    const lost = await takeSnapshot(policy);
    const shown = await request(node(), "GET", "/_cat/snapshots/logs-services?v&s=start_epoch");
    assert.match(JSON.stringify(shown), new RegExp(`${lost} +logs-services +SUCCESS`));
    await assert.rejects(restore(lost, { indices: dataStream }), /same name already exists/); // it is not lost yet
    await node().indices.deleteDataStream({ name: dataStream });
    await restore(lost, { indices: dataStream });
    assert.equal(await counted(dataStream), 300);
    await write(node(), dataStream, 1);
    assert.equal(await counted(dataStream), 301);
    const after = await explain(node(), closed);
    assert.equal(after?.lifecycle_date_millis, before?.lifecycle_date_millis);
    await makeOld(node(), closed, 30);
    await pollUntilStep(node(), closed, "gone");
    assert.equal(await counted(dataStream), 51);
  });

  it("show lines that the lifecycle has deleted, beside the data stream and out of the lifecycle's reach", async () => {
    const closed = await closedIndex();
    const old = await takeSnapshot(policy);
    await makeOld(node(), closed, 30);
    await pollUntilStep(node(), closed, "gone");
    assert.equal(await counted(dataStream), 0);

    await restore(old, {
      indices: dataStream,
      rename_pattern: "(.+)",
      rename_replacement: "$1-restored",
      ignore_index_settings: ["index.lifecycle.name"],
    });
    assert.equal(await counted(`${dataStream}-restored`), 250);
    for (let polled = 0; polled < 4; polled++) await poll(node());
    assert.equal(await counted(`${dataStream}-restored`), 250);
    await node().indices.deleteDataStream({ name: `${dataStream}-restored` });
    assert.equal(await counted(dataStream), 0);
  });

  it("are refused where the nodes have no folder of that name", async () => {
    const outside = { type: "fs", settings: { location: "/elsewhere" } };
    await assert.rejects(request(node(), "PUT", "/_snapshot/other", outside), /location \[\/elsewhere\] doesn't match/);
  });

  it("are taken by a policy that Elasticsearch finds right, named after the day, of the data stream alone", async () => {
    const name = await takeSnapshot(policy);
    assert.match(name, /^logs-services-\d{4}\.\d{2}\.\d{2}-.{22}$/);
    const { snapshots: taken } = await node().snapshot.get({ repository: "logs-services", snapshot: name });
    assert.deepEqual(taken?.[0]?.data_streams, [dataStream]);
    assert.equal(taken[0].include_global_state, false);
    assert.deepEqual(taken[0].metadata, { policy: "logs-services" }); // by which Elasticsearch finds what has expired
  });

  const wrong: Record<string, [change: Json, reason: RegExp]> = {
    "a schedule that is none": [{ schedule: "daily" }, /schedule/],
    "no repository": [{ repository: "" }, /repository/],
    "more snapshots at least than at most": [
      { retention: { expire_after: "7d", min_count: 10, max_count: 9 } },
      /minimum snapshot count 10 cannot be larger than maximum snapshot count 9/,
    ],
    "a name in capitals": [{ name: "<Logs-{now/d}>" }, /lowercase/],
  };
  for (const [what, [change, reason]] of Object.entries(wrong))
    it(`are not taken by a policy with ${what}, for Elasticsearch's own reason`, async () => {
      await assert.rejects(takeSnapshot({ ...policy, ...change }), (thrown: unknown) => {
        assert.ok(thrown instanceof errors.ResponseError);
        assert.equal(thrown.statusCode, 400);
        assert.match(JSON.stringify(thrown.body), reason);
        return true;
      });
    });
});
