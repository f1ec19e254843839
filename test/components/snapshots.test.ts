import * as assert from "node:assert/strict";
import { snapshotStore } from "../../components/shared/snapshot-store";
import { at, deploy, find } from "../support/deploy";

const bucket = "snapshots=https://s3.example.com/company-logs";
const claim = "snapshots=claim:shared-snapshots";
const cluster = async (...overrides: string[]) =>
  find(await deploy("prod", ...overrides), ":Elasticsearch", "elasticsearch-cluster");

describe("Snapshots", () => {
  it("do not exist where they are off, as they are in every stack, and Elasticsearch knows nothing of them", async () => {
    for (const stack of ["local", "dev", "stage", "prod"]) {
      const declaration = await deploy(stack);
      const content = declaration.resources.filter(({ type }) => type.includes("Snapshot"));
      assert.deepEqual(content, [], stack);
      const elasticsearch = find(declaration, ":Elasticsearch", "elasticsearch-cluster");
      assert.doesNotMatch(JSON.stringify(elasticsearch.inputs), /path\.repo|secureSettings|snapshots/, stack);
    }
  });

  it("are taken of the data stream every night, and deleted by age and by number", async () => {
    const lifecycle = find(await deploy("prod", bucket), ":ElasticsearchSnapshotLifecycle", "snapshots-lifecycle");
    assert.deepEqual(at(lifecycle, "indices"), ["logs-services-prod"]);
    assert.equal(at(lifecycle, "schedule"), "0 30 0 * * ?");
    assert.equal(at(lifecycle, "expireAfter"), "7d");
    assert.equal(at(lifecycle, "maxCount"), 9);
    assert.equal(at(lifecycle, "includeGlobalState"), false);
  });

  it("go to a bucket with keys that only Elasticsearch and a Kubernetes Secret hold", async () => {
    const repository = find(await deploy("prod", bucket), ":ElasticsearchSnapshotRepository", "snapshots-repository");
    assert.equal(at(repository, "s3.endpoint"), "https://s3.example.com");
    assert.equal(at(repository, "s3.bucket"), "company-logs");
    assert.equal(at(repository, "fs"), undefined);
    const elasticsearch = await cluster(bucket);
    assert.deepEqual(at(elasticsearch, "spec.secureSettings"), [{ secretName: "snapshot-credentials" }]);
    assert.doesNotMatch(JSON.stringify([repository.inputs, elasticsearch.inputs]), /access_key|secret_key/);
  });

  it("go to a volume that every node mounts, hot or cold", async () => {
    const repository = find(await deploy("prod", claim), ":ElasticsearchSnapshotRepository", "snapshots-repository");
    assert.deepEqual(at(repository, "fs"), { location: "logs", compress: true });
    assert.equal(at(repository, "s3"), undefined);
    const elasticsearch = await cluster(claim);
    assert.equal(at(elasticsearch, "spec.secureSettings"), undefined);
    for (const set of ["spec.nodeSets.0", "spec.nodeSets.1"]) {
      assert.deepEqual(at(elasticsearch, `${set}.config`), {
        ...(at(await cluster(), `${set}.config`) as object),
        "path.repo": ["/usr/share/elasticsearch/snapshots"],
      });
      const pod = `${set}.podTemplate.spec`;
      assert.deepEqual(at(elasticsearch, `${pod}.volumes`), [
        { name: "snapshots", persistentVolumeClaim: { claimName: "shared-snapshots" } },
      ]);
      assert.deepEqual(at(elasticsearch, `${pod}.containers.0.volumeMounts`), [
        { name: "snapshots", mountPath: "/usr/share/elasticsearch/snapshots" },
      ]);
    }
  });

  it("leave the provisioner the rights it needs to remove them, also where they are off", async () => {
    for (const overrides of [[], [bucket]]) {
      const declaration = await deploy("prod", ...overrides);
      const roles = JSON.stringify(find(declaration, ":Secret", "elasticsearch-roles").inputs);
      for (const right of ["manage_slm", "cluster:admin/repository/*", "cluster:admin/snapshot/*"])
        assert.ok(roles.includes(right), right);
    }
  });

  it("lengthen the life of a line, and the stack says by how much", async () => {
    const lifetime = async (...overrides: string[]) => (await deploy("prod", ...overrides)).outputs["logLifetimeDays"];
    assert.deepEqual(await lifetime(), { atLeast: 30, atMost: 31.03, inSnapshots: undefined });
    assert.deepEqual(await lifetime(bucket), { atLeast: 30, atMost: 31.03, inSnapshots: 39.03 });
  });
});

describe("the setting of the store", () => {
  it("names a bucket by its address, or a claim", () => {
    assert.deepEqual(snapshotStore("https://minio.storage.svc:9000/logs"), {
      type: "s3",
      endpoint: "https://minio.storage.svc:9000",
      bucket: "logs",
    });
    assert.deepEqual(snapshotStore("claim:logs"), { type: "fs", claim: "logs" });
  });

  for (const wrong of [
    "http://s3.example.com/logs",
    "https://s3.example.com",
    "https://s3.example.com/a/b",
    "claim:",
    "on",
  ])
    it(`is not '${wrong}'`, () => {
      assert.equal(snapshotStore(wrong), undefined);
    });
});
