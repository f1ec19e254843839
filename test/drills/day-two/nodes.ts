import * as assert from "node:assert/strict";
import type { Client } from "@elastic/elasticsearch";
import { isDeepStrictEqual } from "node:util";
import { backingIndices, until, withShortLives } from "../../integration/support/short-lives";
import { recorded } from "../../../local/processes";
import { type Chain, dataStream } from "../../integration/support/chain";

/** More and larger nodes, and the loss of one. */
export function describeNodes(chain: Chain): void {
  it("adds a cold tier, which takes the closed indices over", async () => {
    await chain.upTwice("coldNodes=1");
    await untilNodes(chain, { "logs-es-cold-0": "c", "logs-es-hot-0": "himst" });
    const [first] = await rollOver(chain);
    assert.deepEqual(await placesOf(chain, first), ["logs-es-cold-0"]);
    assert.equal(await chain.count(), 10);
  });

  it("adds nodes to both, and so a second copy of what comes from then on", async () => {
    await chain.upTwice("hotNodes=3", "coldNodes=2");
    const hot = Object.fromEntries([0, 1, 2].map((n) => [`logs-es-hot-${String(n)}`, "himst"]));
    await untilNodes(chain, { ...hot, "logs-es-cold-0": "c", "logs-es-cold-1": "c" });
    await chain.write(10);
    const closed = (await rollOver(chain)).at(-1);
    assert.deepEqual(await placesOf(chain, closed), ["logs-es-cold-0", "logs-es-cold-1"]);
    assert.equal(await chain.count(), 20);
  });

  it("raises the disks while the nodes run on", async () => {
    const before = await podUids(chain);
    const roles = await rolesOf(chain);
    await chain.up("hotDiskGiB=6", "coldDiskGiB=7");
    const sizes = { "logs-es-hot-0": "6Gi", "logs-es-hot-2": "6Gi", "logs-es-cold-1": "7Gi" };
    for (const [pod, size] of Object.entries(sizes))
      await until(async () => {
        const claim = await chain.object("v1", "PersistentVolumeClaim", `elasticsearch-data-${pod}`);
        return (claim["status"] as { capacity: { storage: string } }).capacity.storage === size;
      });
    await until(async () => {
      const set = await chain.kubernetes.get({
        ...{ apiVersion: "apps/v1", kind: "StatefulSet", namespace: "logging", name: "logs-es-cold" },
      });
      return JSON.stringify(set?.["spec"] ?? {}).includes('"storage":"7Gi"');
    });
    await untilNodes(chain, roles);
    assert.deepEqual(await podUids(chain), before);
    assert.equal(await chain.count(), 20);
  });

  it("gets a node back that was killed, with its volume", async () => {
    const lost = recorded().find(({ name }) => name.startsWith("pod.logging.logs-es-cold-1"));
    assert.ok(lost);
    const roles = await rolesOf(chain);
    process.kill(-lost.pid, "SIGKILL"); // a recorded process leads its group
    const again = (): boolean => recorded().some(({ name, pid }) => name === lost.name && pid !== lost.pid);
    await until(() => Promise.resolve(again()), 120);
    await untilNodes(chain, roles);
    assert.equal(await chain.count(), 20);
  });

  it("gets a node back that was lost with its disk, and its copies from the others", async () => {
    const [pod, claim] = [
      { apiVersion: "v1", kind: "Pod", namespace: "logging", name: "logs-es-cold-1" },
      {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        namespace: "logging",
        name: "elasticsearch-data-logs-es-cold-1",
      },
    ];
    const before = await chain.object("v1", "PersistentVolumeClaim", claim.name);
    const roles = await rolesOf(chain);
    await chain.kubernetes.delete(claim); // goes once no pod uses it
    await chain.kubernetes.delete(pod);
    await until(async () => {
      const after = await chain.kubernetes.get(claim);
      return after !== undefined && after.metadata.uid !== before.metadata.uid;
    }, 120);
    await untilNodes(chain, roles);
    const indices = await backingIndices(chain.elasticsearch());
    assert.deepEqual(await placesOf(chain, indices.at(-2)), ["logs-es-cold-0", "logs-es-cold-1"]);
    assert.equal(await chain.count(), 20);
  });

  it("takes a node away again, its shards first", async () => {
    const superuser = await chain.superuser();
    const closed = (await backingIndices(superuser)).slice(0, -1);
    // the last node of a tier can take no second copy: the operator would wait for ever
    await superuser.indices.putSettings({ index: closed, settings: { number_of_replicas: 0 } });
    await chain.up("coldNodes=1");
    await until(async () => (await rolesOf(chain))["logs-es-cold-1"] === undefined, 240);
    await chain.untilGreen();
    assert.equal(await chain.count(), 20);
    await chain.isSettled();
  });
}

async function rolesOf(chain: Chain): Promise<Record<string, string>> {
  const nodes = await chain.elasticsearch().cat.nodes({ format: "json", h: ["name", "node.role"] });
  return Object.fromEntries(nodes.map((node) => [node.name ?? "", node["node.role"] ?? ""]));
}

/** Waits until these nodes, and no others, make the cluster, and it is whole. */
async function untilNodes(chain: Chain, roles: Readonly<Record<string, string>>): Promise<void> {
  await until(async () => isDeepStrictEqual(await rolesOf(chain).catch(() => ({})), roles), 300);
  await chain.untilGreen();
}

/** Closes the index that is written to and waits until the tier it belongs in has it; returns all closed ones. */
async function rollOver(chain: Chain): Promise<string[]> {
  const before = await backingIndices(chain.elasticsearch());
  const superuser = await chain.superuser();
  await withShortLives(superuser, async () => {
    await until(async () => (await backingIndices(superuser)).length > before.length);
    await until(async () => isCold(superuser, before.at(-1) ?? ""), 120);
  });
  return before;
}

async function isCold(elasticsearch: Client, index: string): Promise<boolean> {
  const found = (await elasticsearch.ilm.explainLifecycle({ index })).indices[index];
  return found?.managed === true && found.phase === "cold" && found.action === "complete";
}

/** The nodes that hold copies of an index. */
async function placesOf(chain: Chain, index = ""): Promise<string[]> {
  const shards = await chain.elasticsearch().cat.shards({ index, format: "json", h: ["node"] });
  assert.ok(shards.length > 0, `${index} of ${dataStream}`);
  return shards.map(({ node }) => node ?? "nowhere").sort();
}

async function podUids(chain: Chain): Promise<Record<string, string | undefined>> {
  const labelSelector = "common.k8s.elastic.co/type=elasticsearch";
  const pods = await chain.kubernetes.list({ apiVersion: "v1", kind: "Pod", namespace: "logging" }, { labelSelector });
  return Object.fromEntries(pods.map(({ metadata }) => [metadata.name, metadata.uid]));
}
