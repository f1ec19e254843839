import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import { make } from "../../integration/support/make";
import type { KubernetesObject } from "../../../local/kubernetes/client";
import type { Chain } from "../../integration/support/chain";
import { pulumi, state } from "./pulumi";

/** Taking down what protects its data. */
export function describeEnd(chain: Chain): void {
  it("refuses to take a protected stack down, and says what holds it", async () => {
    await chain.up("protectData=true");
    const { code, stderr } = await make("down");
    assert.notEqual(code, 0);
    assert.match(stderr, /the stack protects its data.*\n[^]*elasticsearch-cluster: every stored line/);
    await chain.isSettled();
  });

  it("destroys content, then clusters, then the operator, and leaves the disks that are retained", async () => {
    const volumes = (await chain.kubernetes.list({ apiVersion: "v1", kind: "PersistentVolume" })).filter(isData);
    assert.ok(volumes.length > 0);
    for (const { metadata } of volumes)
      await chain.kubernetes.mergePatch(
        { apiVersion: "v1", kind: "PersistentVolume", name: metadata.name },
        { spec: { persistentVolumeReclaimPolicy: "Retain" } },
      );
    const refused = (thrown: { stderr?: string; stdout?: string }): boolean =>
      `${thrown.stderr ?? ""}${thrown.stdout ?? ""}`.includes("protected");
    await assert.rejects(pulumi("destroy", "--preview-only"), refused);
    await pulumi("state", "unprotect", "--all", "--yes");
    const told = await pulumi("destroy", "--yes", "--skip-preview", "--color", "never");
    const place = (name: string): number => told.lastIndexOf(` ${name} deleted`);
    assert.ok(place("elasticsearch-cluster") < place("operator"), told);
    assert.deepEqual(await state().catch(() => []), []);
    for (const { metadata } of volumes) {
      const volume = await chain.kubernetes.get({ apiVersion: "v1", kind: "PersistentVolume", name: metadata.name });
      const { hostPath } = volume?.["spec"] as { hostPath: { path: string } };
      assert.ok(fs.readdirSync(hostPath.path).length > 0, metadata.name);
    }
  });
}

const isData = (volume: KubernetesObject): boolean =>
  JSON.stringify(volume["spec"]).includes('"name":"elasticsearch-data-');
