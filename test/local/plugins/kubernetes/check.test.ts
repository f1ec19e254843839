import assert from "node:assert/strict";
import { check } from "../../../../local/plugins/kubernetes/check";
import { Cluster } from "../../../../local/plugins/kubernetes/cluster";
import { readSettings } from "../../../../local/plugins/kubernetes/settings";
import { type CheckResult } from "../../../../local/plugins/protocol/provider";
import { isObject, type Secrecy, unknown, type Values } from "../../../../local/plugins/protocol/values";

/** A cluster that nobody can reach: what check does must not need one. */
const nowhere = JSON.stringify({
  "current-context": "nowhere",
  contexts: [{ name: "nowhere", context: { cluster: "nowhere", user: "nobody" } }],
  clusters: [{ name: "nowhere", cluster: { server: "https://127.0.0.1:1" } }],
  users: [{ name: "nobody", user: {} }],
});

async function checked(
  kind: string,
  values: Values,
  olds: Values = {},
  secrecy: Secrecy = {},
  group = "core/v1",
): Promise<CheckResult> {
  const cluster = new Cluster(readSettings({ kubeconfig: nowhere, namespace: "logging" }), () => undefined);
  return check(
    {
      ...{ urn: "urn", name: "web", type: `kubernetes:${group}:${kind}`, randomSeed: Buffer.from("0a0b0c0d0e", "hex") },
      ...{ olds: { values: olds, secrecy: {} }, news: { values, secrecy }, autonaming: undefined },
    },
    cluster,
  );
}

async function metadataOf(...args: Parameters<typeof checked>): Promise<Values> {
  const { metadata = null } = (await checked(...args)).inputs.values;
  assert.ok(isObject(metadata));
  return metadata;
}

const autonamed = { "pulumi.com/autonamed": "true" };

describe("check of a Kubernetes object", () => {
  it("names an object that has no name by the engine's seed, and marks it", async () => {
    assert.deepEqual(await metadataOf("ConfigMap", {}), {
      name: "web-0a0b0c0d",
      namespace: "logging",
      annotations: autonamed,
    });
  });

  it("keeps a generated name, but not one that was given", async () => {
    const olds = (annotations: Values): Values => ({ metadata: { name: "web-old", annotations } });
    assert.equal((await metadataOf("ConfigMap", {}, olds(autonamed)))["name"], "web-old");
    assert.equal((await metadataOf("ConfigMap", {}, olds({})))["name"], "web-0a0b0c0d");
  });

  it("leaves a given name and namespace alone", async () => {
    const metadata = { name: "a", namespace: "b" };
    assert.deepEqual(await metadataOf("ConfigMap", { metadata }), metadata);
    assert.deepEqual(await metadataOf("ConfigMap", { metadata: { name: unknown, namespace: unknown } }), {
      name: unknown,
      namespace: unknown,
    });
  });

  it("gives no namespace to what lives in none", async () => {
    assert.equal((await metadataOf("Namespace", {}))["namespace"], undefined);
  });

  it("keeps the content of every Secret secret, whether or not the program said so", async () => {
    const { secrecy } = (await checked("Secret", { stringData: { password: "p" } })).inputs;
    assert.ok(secrecy !== true);
    assert.equal(secrecy["data"], true);
    assert.equal(secrecy["stringData"], true);
  });

  it("keeps what the program says is secret in other kinds", async () => {
    const { inputs } = await checked("ConfigMap", { data: { a: "s" } }, {}, { data: { a: true } });
    assert.deepEqual(inputs.secrecy, { data: { a: true } });
  });

  it("refuses an annotation to wait for what it does not understand", async () => {
    const annotations = { "pulumi.com/waitFor": "phase=Ready" };
    const { failures } = await checked("ConfigMap", { metadata: { name: "a", annotations } });
    assert.equal(failures?.[0]?.property, 'metadata.annotations["pulumi.com/waitFor"]');
  });

  it("takes a patch for the object that it changes, and needs its name", async () => {
    const { inputs } = await checked("ConfigMapPatch", { kind: "ConfigMap", metadata: { name: "a" } });
    assert.deepEqual(inputs.values, {
      ...{ apiVersion: "v1", kind: "ConfigMap" },
      metadata: { name: "a", namespace: "logging" },
    });
    const { failures } = await checked("ConfigMapPatch", { kind: "ConfigMap" });
    assert.match(failures?.[0]?.reason ?? "", /a patch needs the name of the ConfigMap that it changes/);
  });

  it("says what is not made, and what to do", async () => {
    await assert.rejects(checked("ConfigMapList", { kind: "ConfigMapList", items: [] }), {
      message: "Kubernetes makes no lists of objects ('web' is a ConfigMapList)",
      remedy: "Declare each object by itself.",
    });
    await assert.rejects(checked("Release", { chart: "nginx" }, {}, {}, "helm.sh/v3"), { remedy: /helm template/ });
  });
});
