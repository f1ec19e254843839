import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { cache } from "../../../local/paths";
import { make, makeJson } from "../../integration/support/make";
import type { Chain } from "../../integration/support/chain";
import { type Exported, pulumi, state } from "./pulumi";

/** What Pulumi knows of the world, lost and found. */
export function describeState(chain: Chain): void {
  it("restores a lost state from an older export", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "state-"));
    const backup = path.join(folder, "state.json");
    await pulumi("stack", "export", "--file", backup);
    await chain.up("retentionDays=15"); // after the export: its state is older than the world
    fs.rmSync(path.join(cache, "pulumi", "backend"), { recursive: true });
    fs.mkdirSync(path.join(cache, "pulumi", "backend"), { mode: 0o700 });
    await pulumi("stack", "init");
    await pulumi("stack", "import", "--file", backup);
    fs.rmSync(folder, { recursive: true });
    const { code, stderr } = await make("drift", "STACK=local");
    assert.notEqual(code, 0);
    assert.match(stderr, /log-storage-lifecycle/);
    await pulumi("refresh", "--yes", "--skip-preview");
    await chain.up();
    await chain.isSettled();
    assert.equal((await make("drift", "STACK=local")).code, 0);
  });

  it("takes a role and a lifecycle that exist into the state, and makes nothing a second time", async () => {
    const forgotten = [...(await forget("access-role-log_analyst")), ...(await forget("outbox-lifecycle"))];
    assert.ok(forgotten.length >= 2);
    for (const each of forgotten) await take(each);
    const { changes } = await makeJson<{ changes: string[] }>("preview", "STACK=local", ...chain.config());
    assert.deepEqual(
      changes.filter((change) => /: (create|delete|replace)/.test(change)),
      [],
    );
    await chain.up();
    await chain.isSettled();
  });
}

/** Lets the state forget a resource and what depends on it, as if others had made them; returns these, in order. */
async function forget(name: string): Promise<Exported[]> {
  const before = await state();
  const found = before.find(({ urn, type }) => urn.endsWith(`::${name}`) && type.startsWith("elasticstack:"));
  assert.ok(found, name);
  await pulumi("state", "delete", found.urn, "--yes", "--target-dependents");
  const left = new Set((await state()).map(({ urn }) => urn));
  return before.filter(({ urn }) => !left.has(urn));
}

/** Imports what exists under the name that the program gives it. */
async function take({ urn, type, id = "", parent = "", provider = "" }: Exported): Promise<void> {
  const name = urn.split("::").at(-1) ?? "";
  await pulumi(
    ...["import", type, name, id, "--yes", "--skip-preview", "--protect=false", "--generate-code=false"],
    ...["--parent", `parent=${parent}`, "--provider", `provider=${provider.slice(0, provider.lastIndexOf("::"))}`],
  );
}
