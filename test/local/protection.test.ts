import * as assert from "node:assert/strict";
import { protectionOf } from "../../local/protection";

const urn = (type: string, name: string): string => `urn:pulumi:local::logging::${type}::${name}`;
const resource = (type: string, name: string, protect: boolean) => ({ urn: urn(type, name), type, protect });
const cluster = "kubernetes:elasticsearch.k8s.elastic.co/v1:Elasticsearch";
const definition = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";

describe("what protects a stack", () => {
  it("is nothing where no resource is protected", () => {
    assert.equal(protectionOf({ resources: [resource(cluster, "elasticsearch-cluster", false)] }), undefined);
    assert.equal(protectionOf({}), undefined);
  });

  it("is told by name and by what would be lost, the definitions as one, with the way to let go of it", () => {
    const held = protectionOf({
      resources: [
        resource(cluster, "elasticsearch-cluster", true),
        resource("kubernetes:core/v1:Namespace", "logging", true),
        resource(definition, "operator-kibanas", true),
        resource(definition, "operator-agents", true),
        resource("kubernetes:core/v1:ConfigMap", "settings", false),
        resource("other:index:Thing", "thing", true),
      ],
    });
    assert.deepEqual(held?.message.split("\n"), [
      "the stack protects its data, so nothing was removed. It is held by:",
      "  elasticsearch-cluster: every stored line",
      "  logging: everything in it, the disks too",
      "  thing",
      "  2 definitions of kinds: every resource made from them",
    ]);
    assert.match(held.remedy, /protectData=false/);
  });
});
