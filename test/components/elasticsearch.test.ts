import * as assert from "node:assert/strict";
import { nodeSets, type TierOptions } from "../../components/elasticsearch/tiers";
import { at, deploy, find } from "../support/deploy";

const node = { nodes: 1, cpu: 2, memoryGiB: 4, diskGiB: 60 };
const single: TierOptions = {
  hot: node,
  cold: { ...node, nodes: 0 },
  zoneAware: false,
  memoryMap: false,
  storageClass: "standard",
  priorityClass: "logging-storage",
  snapshotStore: undefined,
};

describe("Elasticsearch", () => {
  it("lets one node play every role, so that the cold phase has a place to go", () => {
    const sets = nodeSets(single);
    assert.equal(sets.length, 1);
    assert.deepEqual(sets[0]?.config["node.roles"], [
      "master",
      "ingest",
      "transform",
      "data_content",
      "data_hot",
      "data_cold",
    ]);
  });

  it("gives cold nodes a set of their own, which the hot ones then leave the cold tier to", () => {
    const roles = nodeSets({ ...single, cold: node }).map(({ name, config }) => [name, config["node.roles"]]);
    assert.deepEqual(roles, [
      ["hot", ["master", "ingest", "transform", "data_content", "data_hot"]],
      ["cold", ["data_cold"]],
    ]);
  });

  it("gives the heap half of the memory", () => {
    const environment = nodeSets(single)[0]?.podTemplate.spec;
    assert.match(JSON.stringify(environment), /-Xms2048m -Xmx2048m/);
  });

  it("keeps two nodes of a tier off one machine, and asks nothing of a single one", () => {
    const affinity = (hotNodes: number): string =>
      JSON.stringify(nodeSets({ ...single, hot: { ...node, nodes: hotNodes } })[0]?.podTemplate.spec);
    assert.match(affinity(3), /requiredDuringSchedulingIgnoredDuringExecution/);
    assert.doesNotMatch(affinity(1), /podAntiAffinity/);
  });

  it("puts the host of its address into the certificate", async () => {
    for (const [endpoint, name] of [
      ["https://127.0.0.11:9200", { ip: "127.0.0.11" }],
      ["https://logs.example.com", { dns: "logs.example.com" }],
    ] as const) {
      const cluster = find(
        await deploy("dev", `elasticsearchEndpoint=${endpoint}`),
        ":Elasticsearch",
        "elasticsearch-cluster",
      );
      assert.deepEqual(at(cluster, "spec.http.tls.selfSignedCertificate.subjectAltNames"), [name]);
    }
  });

  it("keeps its disks when the cluster is deleted where data is protected", async () => {
    const policy = async (stack: string): Promise<unknown> =>
      at(find(await deploy(stack), ":Elasticsearch", "elasticsearch-cluster"), "spec.volumeClaimDeletePolicy");
    assert.equal(await policy("prod"), "DeleteOnScaledownOnly");
    assert.equal(await policy("dev"), "DeleteOnScaledownAndClusterDeletion");
  });

  it("is done when the operator has carried out this change, not an earlier one", async () => {
    const cluster = find(await deploy("dev"), ":Elasticsearch", "elasticsearch-cluster");
    const annotations = at(cluster, "metadata.annotations");
    assert.deepEqual(annotations, {
      "eck.k8s.alpha.elastic.co/propagate-labels": "*",
      "pulumi.com/patchForce": "true",
      "pulumi.com/waitFor": "condition=ReconciliationComplete",
      "pulumi.com/timeoutSeconds": "1200",
    });
  });
});
