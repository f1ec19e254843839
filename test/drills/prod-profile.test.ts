import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import { KubernetesClient } from "../../local/kubernetes/client";
import { leftovers } from "../../local/leftovers";
import { platformKubeconfig, platformState } from "../../local/paths";
import { at } from "../integration/support/object";
import { make, makeJson } from "../integration/support/make";

/** What prod has and local has not, as small as it can be. */
const profile = "hotNodes=3 coldNodes=1 zoneAware=true kibanaReplicas=2 logstashReplicas=2 keepDebug=false";
const kept = `CONFIG=${profile} protectData=true`;

describe("a stack with three hot nodes and a cold one, its data protected, on the embedded platform", () => {
  before("make up", async () => {
    await makeJson("up", kept);
  });

  after("let go and make down", async () => {
    await makeJson("up", `CONFIG=${profile} protectData=false`);
    const { code, stdout, stderr } = await make("down");
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stdout, /left to the platform's removal/);
    assert.equal(fs.existsSync(platformState), false);
  });

  it("is one green cluster of four nodes, by the operator's own observation", async () => {
    const client = new KubernetesClient(platformKubeconfig);
    const kind = { apiVersion: "elasticsearch.k8s.elastic.co/v1", kind: "Elasticsearch" };
    const cluster = await client.get({ ...kind, namespace: "logging", name: "logs" });
    client.close();
    assert.ok(cluster);
    assert.equal(at(cluster, "status.health"), "green");
    assert.equal(at(cluster, "status.availableNodes"), 4);
  });

  it("shows no change at a second preview", async () => {
    const { code, stderr, stdout } = await make("preview", "STACK=local", "EXPECT_NO_CHANGES=1", kept);
    assert.equal(code, 0, stdout + stderr);
  });

  it("finds no drift", async () => {
    const { code, stderr, stdout } = await make("refresh");
    assert.equal(code, 0, stdout + stderr);
    assert.deepEqual(leftovers(), []);
  });

  it("is not taken down: `make down` says what holds it, and all stays as it was", async () => {
    const { code, stderr } = await make("down");
    assert.notEqual(code, 0);
    assert.match(stderr, /nothing was removed\. It is held by:\n.*elasticsearch-cluster: every stored line/s);
    assert.match(stderr, /make up CONFIG="protectData=false"/);
    assert.equal((await make("preview", "STACK=local", "EXPECT_NO_CHANGES=1", kept)).code, 0);
  });
});
