import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { ClusterResources } from "../../../../local/plugins/kubernetes/provider";
import { readSettings } from "../../../../local/plugins/kubernetes/settings";
import { objectIn, unknown, type Values } from "../../../../local/plugins/protocol/values";

const server = "https://127.0.0.1:1";
const kubeconfig = JSON.stringify({
  "current-context": "nowhere",
  contexts: [{ name: "nowhere", context: { cluster: "nowhere", user: "nobody" } }],
  clusters: [{ name: "nowhere", cluster: { server } }],
  users: [{ name: "nobody", user: {} }],
});
const silent = { progress: () => undefined, warn: () => undefined };
const id = { urn: "urn", name: "creds", type: "kubernetes:core/v1:Secret" };
const values: Values = { apiVersion: "v1", kind: "Secret", metadata: { name: "creds", namespace: "logging" } };
const inputs = { values, secrecy: {} };

const resourcesWith = (config: Values, environment: NodeJS.ProcessEnv = {}): ClusterResources =>
  new ClusterResources(readSettings(config, environment), silent);
const creation = (preview: boolean) => ({ ...id, inputs, preview, timeoutSeconds: undefined });

describe("a Kubernetes cluster that cannot be reached", () => {
  for (const [what, config] of [
    ["no answer", { kubeconfig }],
    ["a kubeconfig that is not known yet", { kubeconfig: unknown }],
    ["a kubeconfig that cannot be read", { kubeconfig: "{" }],
  ] as const) {
    it(`does not keep a preview from its result (${what})`, async () => {
      const { state } = await resourcesWith(config).create(creation(true));
      assert.deepEqual(state.values["metadata"], {
        ...{ name: "creds", namespace: "logging" },
        ...{ uid: unknown, resourceVersion: unknown, creationTimestamp: unknown },
      });
    });

    it(`is named by everything that needs it (${what})`, async () => {
      const resources = resourcesWith(config);
      const kept = { ...id, id: "logging/creds", state: inputs, inputs, timeoutSeconds: undefined };
      const message = /^configured Kubernetes cluster is unreachable: /;
      await assert.rejects(resources.create(creation(false)), { message });
      await assert.rejects(resources.update({ ...creation(false), ...kept, oldState: inputs }), { message });
      await assert.rejects(resources.read(kept), { message });
      await assert.rejects(resources.delete(kept), { message });
    });
  }
});

describe("a patch", () => {
  const patch = { ...id, type: "kubernetes:core/v1:SecretPatch" };
  const kept = { ...patch, id: "logging/creds", state: inputs, inputs, timeoutSeconds: undefined };

  it("can be previewed", async () => {
    const { state } = await resourcesWith({ kubeconfig }).create({ ...creation(true), ...patch });
    assert.equal(state.values["kind"], "Secret");
  });

  it("is neither made nor taken away here, least of all with the object that it changed", async () => {
    const resources = resourcesWith({ kubeconfig });
    const message = /only previews new patches \(kubernetes:core\/v1:SecretPatch\)/;
    await assert.rejects(resources.create({ ...creation(false), ...patch }), { message });
    await assert.rejects(resources.update({ ...creation(false), ...kept, oldState: inputs }), { message });
    await assert.rejects(resources.read(kept), { message });
    await assert.rejects(resources.delete(kept), { message });
  });
});

describe("a Kubernetes cluster that may not be asked", () => {
  const bag = { values: {}, secrecy: {} };
  const request = { ...id, olds: bag, news: bag, randomSeed: Buffer.alloc(4), autonaming: undefined };
  let asked = 0;
  const api = createServer((_request, response) => {
    asked += 1;
    response.end("{}");
  });
  let config = "";

  before(async () => {
    api.listen(0, "127.0.0.1");
    await once(api, "listening");
    const { port } = api.address() as AddressInfo;
    config = kubeconfig
      .replace(server, `http://127.0.0.1:${String(port)}`)
      .replace('"user":"nobody"', '"user":"nobody","namespace":"shop"');
  });
  beforeEach(() => {
    asked = 0;
  });
  after(() => {
    api.close();
  });

  it("is not, though its kubeconfig tells the namespace of what names none", async () => {
    const { inputs } = await resourcesWith({ kubeconfig: config }, { LOGGING_OFFLINE: "1" }).check(request);
    assert.equal(objectIn(inputs.values, "metadata")["namespace"], "shop");
    assert.equal(asked, 0);
  });

  it("would be otherwise", async () => {
    await resourcesWith({ kubeconfig: config })
      .check(request)
      .catch(() => undefined);
    assert.ok(asked > 0);
  });
});
