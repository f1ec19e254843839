import * as assert from "node:assert/strict";
import { rules } from "../../../components/alerting/rules";
import type { Matched } from "../../../local/bench/alerts/match";
import { measure } from "../../../local/bench/alerts/measure";
import { labelledTraffic } from "../../../local/bench/alerts/traffic";
import type { Incident } from "../../../local/traffic/incidents/incident";
import { incidents } from "../../../local/traffic/incidents/table";
import { dataStream, prepare } from "../../support/data-stream";
import { scratchNode } from "../../support/scratch-node";

describe("the alerts on two weeks of synthetic traffic", () => {
  const node = scratchNode({ heapMiB: 1024, optimise: true });
  before(async () => {
    await prepare(node());
  });

  const measured = async (of: readonly Incident[]): Promise<Matched[]> =>
    measure(node(), dataStream, labelledTraffic(1, 300, of), () => undefined);
  const shown = (matched: readonly Matched[], of: "own" | "follow" | "unexplained"): string[] =>
    matched.flatMap((one) => one[of].map(({ rule, key }) => `${rule} ${key}`));

  it("none of which fires while all is quiet, least of all one of high severity", async () => {
    const matched = await measured([]);
    assert.equal(matched.length, rules.length);
    for (const of of ["own", "follow", "unexplained"] as const) assert.deepEqual(shown(matched, of), []);
  });

  it("find each of the fifteen incidents by its key and in its time, and besides only what rightly follows", async () => {
    const matched = await measured(incidents);
    const planted = matched.flatMap((one) => one.planted);
    assert.equal(planted.length, 15);
    for (const { label, delay } of planted) assert.ok(delay !== undefined, `${label.alert} did not find ${label.id}`);
    assert.deepEqual(shown(matched, "unexplained"), []);
    const labels = planted.flatMap(({ label }) => label.also);
    assert.deepEqual(
      shown(matched, "follow").sort(),
      labels.map(({ alert, key }) => `${alert} ${Object.values(key).join(" ")}`).sort(),
    );
  });

  it("leave nothing behind for the next traffic", async () => {
    assert.equal(await node().indices.exists({ index: dataStream }), false);
  });
});
