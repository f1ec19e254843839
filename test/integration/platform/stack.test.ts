import type { Client } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { KubernetesClient } from "../../../local/kubernetes/client";
import { leftovers } from "../../../local/leftovers";
import { platformState, stackBackend } from "../../../local/paths";
import { describeAccess } from "./stack/access";
import { describeChanges } from "./stack/changes";
import { describeRotation } from "./stack/rotation";
import { client, type Environment, environment } from "../support/elasticsearch";
import { make, makeJson } from "../support/make";
import { secretValue, shipperCredentials } from "../support/secrets";
import { backingIndices, until, withShortLives } from "../support/short-lives";

const dataStream = "logs-services-local";

describe("stack local on the embedded platform", () => {
  let env: Environment;
  let elasticsearch: Client;
  let kubernetes: KubernetesClient;

  before("make up", async () => {
    await makeJson("up");
    env = await environment();
    elasticsearch = client(env);
    kubernetes = new KubernetesClient(env.KUBECONFIG);
  });

  after("make down", async () => {
    (kubernetes as KubernetesClient | undefined)?.close();
    await (elasticsearch as Client | undefined)?.close();
    const another = path.join(stackBackend("another"), "state");
    fs.mkdirSync(another, { recursive: true });
    const { code, stdout, stderr } = await make("down");
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stdout, /left to the platform's removal/); // the stack itself could be destroyed, in its order
    assert.equal(fs.existsSync(platformState), false);
    assert.equal(fs.existsSync(stackBackend("local")), false);
    fs.rmdirSync(another); // throws if the state of another stack went too
    fs.rmdirSync(stackBackend("another"));
    assert.deepEqual(leftovers(), []);
  });

  it("has the lifecycle of the decision, phase by phase", async () => {
    const { policy } = (await elasticsearch.ilm.getLifecycle({ name: "logs-services" }))["logs-services"] ?? {};
    assert.deepEqual(policy?.phases, {
      hot: {
        min_age: "0ms",
        actions: { rollover: { max_age: "1d", max_primary_shard_size: "1gb" }, set_priority: { priority: 100 } },
      },
      cold: {
        min_age: "0ms",
        actions: {
          allocate: { number_of_replicas: 0, include: {}, exclude: {}, require: {} },
          migrate: { enabled: true },
          readonly: {},
          set_priority: { priority: 0 },
        },
      },
      delete: { min_age: "30d", actions: { delete: { delete_searchable_snapshot: true } } },
    });
  });

  it("has the index template of the one data stream", async () => {
    const { index_templates: found } = await elasticsearch.indices.getIndexTemplate({ name: "logs-services" });
    const template = found[0]?.index_template;
    assert.deepEqual(template?.index_patterns, [dataStream]);
    assert.deepEqual(
      template.composed_of,
      ["mapping", "settings", "lifecycle"].map((part) => `logs-services-${part}`),
    );
    assert.notEqual(template.data_stream, undefined);
  });

  it("has the roles, the reader's for its space only", async () => {
    const roles = await elasticsearch.security.getRole({ name: "log_support,log_shipper" });
    assert.deepEqual(roles["log_shipper"]?.cluster, ["monitor"]);
    const onLogs = roles["log_shipper"].indices.find(({ names }) => names.includes("logs-services-*"));
    assert.deepEqual(new Set(onLogs?.privileges), new Set(["create_doc", "auto_configure"]));
    assert.deepEqual(roles["log_support"]?.applications[0]?.resources, ["space:support"]);
  });

  it("reports Elasticsearch Ready by the operator's own observation", async () => {
    const cluster = await kubernetes.get({
      apiVersion: "elasticsearch.k8s.elastic.co/v1",
      kind: "Elasticsearch",
      namespace: "logging",
      name: "logs",
    });
    const status = (cluster as { status?: { phase?: string; health?: string } } | undefined)?.status;
    assert.equal(status?.phase, "Ready");
    assert.equal(status.health, "green");
  });

  it("takes a document from the shipper, and gives the shipper none back", async () => {
    const shipper = client(env, ...(await shipperCredentials(kubernetes)));
    await shipper.index({
      index: dataStream,
      op_type: "create",
      document: {
        "@timestamp": new Date().toISOString(),
        message: "started",
        "log.level": "INFO",
        "service.name": "mes",
      },
      refresh: true,
    });
    const [backing] = await backingIndices(elasticsearch);
    assert.ok(backing !== undefined);
    await assert.rejects(shipper.search({ index: dataStream }), /unauthorized/);
    await assert.rejects(shipper.indices.delete({ index: backing }), /unauthorized/);
    await shipper.close();
    const { hits } = await elasticsearch.search({ index: dataStream, query: { term: { level: "INFO" } } });
    assert.equal(hits.hits.length, 1);
  });

  it("takes a stack trace of 40 kB, which a keyword would refuse", async () => {
    const shipper = client(env, ...(await shipperCredentials(kubernetes)));
    const trace = "at com.example.Orders.save(Orders.java:42)\n".repeat(1000);
    const document = { "@timestamp": new Date().toISOString(), message: "failed", error: { stack_trace: trace } };
    await shipper.index({ index: dataStream, op_type: "create", document, refresh: true });
    await shipper.close();
    const { hits } = await elasticsearch.search({
      index: dataStream,
      query: { match: { "error.stack_trace": "Orders.java" } },
    });
    assert.equal(hits.hits.length, 1);
  });

  it("rolls the data stream over and moves the old index to cold", async () => {
    const first = await backingIndices(elasticsearch);
    const superuser = client(env, "elastic", await secretValue(kubernetes, "logs-es-elastic-user", "elastic"));
    await withShortLives(superuser, async () => {
      await until(async () => (await backingIndices(elasticsearch)).length > first.length);
      const old = first[0] ?? "";
      await until(async () => {
        const explained = await elasticsearch.ilm.explainLifecycle({ index: old });
        const index = explained.indices[old];
        return index?.managed === true && index.phase === "cold" && index.action === "complete";
      });
      const settings = await elasticsearch.indices.getSettings({ index: old, flat_settings: true });
      assert.equal(Reflect.get(settings[old]?.settings ?? {}, "index.blocks.write"), "true");
    });
    await superuser.close();
  });

  it("shows no change at a second preview", async () => {
    const { code, stderr, stdout } = await make("preview", "STACK=local", "EXPECT_NO_CHANGES=1");
    assert.equal(code, 0, stdout + stderr);
  });

  it("finds no drift, and leaves no provider process behind", async () => {
    const { code, stderr, stdout } = await make("refresh");
    assert.equal(code, 0, stdout + stderr);
    assert.deepEqual(leftovers(), []);
  });

  it("fails EXPECT_NO_CHANGES on an overridden setting, and changes nothing by it", async () => {
    const changed = await make("preview", "STACK=local", "EXPECT_NO_CHANGES=1", "CONFIG=retentionDays=14");
    assert.notEqual(changed.code, 0);
    assert.equal((await make("preview", "STACK=local", "EXPECT_NO_CHANGES=1")).code, 0);
  });

  it("finds drift", async () => {
    const map = (await kubernetes.list({ apiVersion: "v1", kind: "ConfigMap", namespace: "logging-collect" })).find(
      ({ metadata }) => metadata.name.startsWith("filebeat-file-certificate"),
    );
    assert.ok(map);
    await kubernetes.mergePatch(
      { ...map, namespace: "logging-collect", name: map.metadata.name },
      {
        data: { "ca.crt": "changed" },
      },
    );
    assert.notEqual((await make("refresh")).code, 0);
    await makeJson("up");
    assert.equal((await make("preview", "STACK=local", "EXPECT_NO_CHANGES=1")).code, 0);
  });

  describeAccess();
  describeChanges();
  describeRotation(); // last: from then on the users are others
});
