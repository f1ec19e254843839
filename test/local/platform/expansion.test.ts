import * as assert from "node:assert/strict";
import { KubernetesClient, type KubernetesObject } from "../../../local/kubernetes/client";
import { provisioner } from "../../../local/platform/objects";
import { expandVolumes } from "../../../local/platform/pods/expansion";

/** A double of the client that writes down what is changed. */
class Recorder extends KubernetesClient {
  readonly changes: unknown[] = [];

  constructor() {
    super(
      "clusters: [{name: c, cluster: {server: 'http://127.0.0.1:1'}}]\ncontexts: [{name: '', context: {cluster: c, user: u}}]\nusers: [{name: u, user: {}}]\n",
    );
  }

  override async mergePatch(key: { readonly kind: string }, patch: object): Promise<KubernetesObject> {
    this.changes.push([key.kind, patch]);
    return Promise.resolve({ apiVersion: "v1", kind: key.kind, metadata: { name: "" } });
  }
}

const claim = (wanted: string, has: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data", namespace: "logging" },
  spec: { volumeName: "folder", resources: { requests: { storage: wanted } } },
  status: { capacity: { storage: has } },
});

const volume = (provisionedBy: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name: "folder", annotations: { "pv.kubernetes.io/provisioned-by": provisionedBy } },
});

async function changes(one: KubernetesObject, of: KubernetesObject): Promise<unknown[]> {
  const client = new Recorder();
  await expandVolumes(client, [one], [of]);
  return client.changes;
}

describe("expandVolumes", () => {
  it("grants a claim what it asks for beyond what it has, the volume first", async () => {
    assert.deepEqual(await changes(claim("6Gi", "5Gi"), volume(provisioner)), [
      ["PersistentVolume", { spec: { capacity: { storage: "6Gi" } } }],
      ["PersistentVolumeClaim", { status: { capacity: { storage: "6Gi" } } }],
    ]);
  });

  it("leaves a claim alone that has what it asks for, or more", async () => {
    assert.deepEqual(await changes(claim("5Gi", "5Gi"), volume(provisioner)), []);
    assert.deepEqual(await changes(claim("4Gi", "5Gi"), volume(provisioner)), []);
  });

  it("leaves volumes of others alone", async () => {
    assert.deepEqual(await changes(claim("6Gi", "5Gi"), volume("somebody.else/disk")), []);
  });
});
