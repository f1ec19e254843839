import * as assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { cache, checkout } from "../../../local/paths";
import { make } from "../../integration/support/make";
import type { Chain } from "../../integration/support/chain";
import type { Imports } from "./importing";
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

  it("takes a role and a lifecycle that exist into the state, which is what the program declares", async () => {
    const forgotten = [...(await forget("access-role-log_analyst")), ...(await forget("outbox-lifecycle"))];
    assert.ok(forgotten.length >= 2);
    const ids = Object.fromEntries(forgotten.map(({ urn, id = "" }) => [urn.split("::").at(-1) ?? "", id]));
    await importing({ config: chain.settings(), ids });
    const taken = new Map((await state()).map(({ urn, id }) => [urn, id]));
    for (const { urn, id } of forgotten) assert.equal(taken.get(urn), id);
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

/** Runs importing.ts. */
async function importing(imports: Imports): Promise<void> {
  const args = ["-r", "./local/fast-start.cjs", "-r", "tsx/cjs", path.join(__dirname, "importing.ts")];
  await promisify(execFile)(process.execPath, [...args, JSON.stringify(imports)], { cwd: checkout });
}
