import * as assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import { checkout } from "../../../local/paths";
import { ensureTools } from "../../../local/tools";
import { preparePulumi, pulumiTools } from "../../../local/tools/plugins";
import { scratchNode } from "../../support/scratch-node";

const script = path.join(checkout, "test", "support", "content-operation.ts");

async function run(...args: string[]): Promise<Record<string, number>> {
  const { stdout } = await promisify(execFile)(process.execPath, ["-r", "tsx/cjs", script, ...args], { cwd: checkout });
  return JSON.parse(stdout) as Record<string, number>;
}

describe("the storage through Elastic's provider, on the real Elasticsearch", () => {
  const node = scratchNode();
  const operate = async (operation: string, retentionDays: number): Promise<Record<string, number>> => {
    const [info] = Object.values((await node().nodes.info()).nodes);
    const args = [operation, `http://${info?.http?.publish_address ?? ""}`, String(retentionDays)];
    const { stdout } = await promisify(execFile)(process.execPath, ["-r", "tsx/cjs", script, ...args], {
      cwd: checkout,
    });
    return JSON.parse(stdout) as Record<string, number>;
  };
  const nothing = ({ same, ...others }: Record<string, number>): void => {
    assert.deepEqual(others, {});
    assert.ok((same ?? 0) > 0);
  };

  before(async () => {
    await preparePulumi(await ensureTools(pulumiTools, () => undefined));
    await run("forget"); // a killed run leaves its state
    await operate("up", 30);
  });
  after(async () => {
    await run("forget");
  });

  it("is read back equal: a second preview and a refresh find nothing to do", async () => {
    nothing(await operate("preview", 30));
    nothing(await operate("refresh", 30));
  });

  it("changes the policy alone when the retention changes", async () => {
    const { same, ...changes } = await operate("up", 14);
    assert.deepEqual(changes, { update: 1 });
    assert.ok((same ?? 0) > 0);
    const { "logs-services": policy } = await node().ilm.getLifecycle({ name: "logs-services" });
    assert.equal(policy?.policy.phases.delete?.min_age, "14d");
    nothing(await operate("preview", 14));
  });

  it("finds what was changed by hand", async () => {
    const { "logs-services": found } = await node().ilm.getLifecycle({ name: "logs-services" });
    assert.ok(found?.policy.phases.delete);
    found.policy.phases.delete.min_age = "365d";
    await node().ilm.putLifecycle({ name: "logs-services", policy: { phases: found.policy.phases } });
    assert.equal((await operate("refresh", 14))["update"], 1);
    assert.equal((await operate("up", 14))["update"], 1);
  });

  it("is destroyed in its order, and leaves nothing", async () => {
    const { delete: deleted } = await operate("destroy", 14);
    assert.ok((deleted ?? 0) > 0);
    await assert.rejects(node().ilm.getLifecycle({ name: "logs-services" }), /not found/);
  });
});
