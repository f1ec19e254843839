import assert from "node:assert/strict";
import { type KubernetesObject } from "../../../../local/kubernetes/client";
import { parseWaitFor } from "../../../../local/plugins/kubernetes/wait-for";

const elasticsearch = (status: object): KubernetesObject => ({
  apiVersion: "elasticsearch.k8s.elastic.co/v1",
  kind: "Elasticsearch",
  metadata: { name: "logs", generation: 2 },
  status,
});
const open = (annotation: string, status: object): string[] =>
  parseWaitFor(annotation)
    .filter((expectation) => !expectation.isMet(elasticsearch(status)))
    .map(({ text }) => text);

describe("pulumi.com/waitFor", () => {
  it("waits for a value", () => {
    assert.deepEqual(open("jsonpath={.status.phase}=Ready", { phase: "ApplyingChanges" }), [
      "jsonpath={.status.phase}=Ready",
    ]);
    assert.deepEqual(open("jsonpath={.status.phase}=Ready", { phase: "Ready" }), []);
  });

  it("waits for any value, also one that is not text", () => {
    assert.deepEqual(open("jsonpath={.status.availableNodes}", { availableNodes: 0 }), []);
    assert.deepEqual(open("jsonpath={.status.availableNodes}=3", { availableNodes: 3 }), []);
  });

  it("waits for a condition in any case, true unless said otherwise", () => {
    const conditions = [{ type: "Ready", status: "True" }];
    assert.deepEqual(open("condition=ready", { conditions }), []);
    assert.deepEqual(open("condition=Ready=False", { conditions }), ["condition=Ready=False"]);
  });

  it("waits for everything in a list", () => {
    const list = JSON.stringify(["jsonpath={.status.phase}=Ready", "jsonpath={.status.health}=green"]);
    assert.deepEqual(open(list, { phase: "Ready", health: "yellow" }), ["jsonpath={.status.health}=green"]);
  });

  it("does not trust a condition from before the last change", () => {
    const status = { conditions: [{ type: "ReconciliationComplete", status: "True" }], observedGeneration: 1 };
    assert.equal(open("condition=ReconciliationComplete", status).length, 1);
    assert.equal(open("condition=ReconciliationComplete", { ...status, observedGeneration: 2 }).length, 0);
  });

  it("trusts any other value, as the official plugin does", () => {
    assert.deepEqual(open("jsonpath={.status.phase}=Ready", { phase: "Ready", observedGeneration: 1 }), []);
  });

  it("refuses what it does not understand", () => {
    assert.throws(() => parseWaitFor("phase=Ready"), /expected condition=TYPE or jsonpath=/);
    assert.throws(() => parseWaitFor("[]"), /the list is empty/);
    assert.throws(() => parseWaitFor("[1]"), /expected a list of texts/);
  });
});
