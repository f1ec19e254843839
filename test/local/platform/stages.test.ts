import * as assert from "node:assert/strict";
import { parse, stringify } from "yaml";
import { exceptPods } from "../../../local/platform/stages";

const stage = (kind: string): object => ({
  kind: "Stage",
  metadata: { name: "ready" },
  spec: {
    resourceRef: { apiGroup: "v1", kind },
    selector: { matchExpressions: [{ key: ".metadata.deletionTimestamp", operator: "DoesNotExist" }] },
    next: { statusTemplate: "phase: Running\n" },
  },
});

describe("exceptPods", () => {
  it("adds a condition per label and keeps the rest", () => {
    const changed: unknown = parse(exceptPods(stringify(stage("Pod")), [["control-plane", "elastic-operator"]]));
    const expected = stage("Pod") as { spec: { selector: { matchExpressions: object[] } } };
    expected.spec.selector.matchExpressions.unshift({
      key: '.metadata.labels["control-plane"]',
      operator: "NotIn",
      values: ["elastic-operator"],
    });
    assert.deepEqual(changed, expected);
  });

  it("leaves stages of nodes as they are", () => {
    const text = stringify(stage("Node"));
    assert.equal(exceptPods(text, [["a", "b"]]), text);
  });
});
