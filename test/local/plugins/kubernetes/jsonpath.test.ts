import assert from "node:assert/strict";
import { compileJsonPath } from "../../../../local/plugins/kubernetes/jsonpath";

const object = {
  metadata: { labels: { "a.b/c": "label" } },
  status: {
    phase: "Ready",
    nodes: [{ name: "a" }, { name: "b" }],
    conditions: [
      { type: "Progressing", status: "False" },
      { type: "Ready", status: "True" },
    ],
  },
};

describe("JSONPath", () => {
  const cases: readonly [string, unknown[]][] = [
    ["{.status.phase}", ["Ready"]],
    [".status.phase", ["Ready"]],
    ["{.status.missing.phase}", []],
    ["{.status.nodes[1].name}", ["b"]],
    ["{.status.nodes[*].name}", ["a", "b"]],
    ["{.metadata.labels['a.b/c']}", ["label"]],
    ['{.status.conditions[?(@.type=="Ready")].status}', ["True"]],
  ];
  for (const [expression, found] of cases)
    it(`${expression} finds ${JSON.stringify(found)}`, () => {
      assert.deepEqual(compileJsonPath(expression)(object), found);
    });

  it("says what it cannot understand", () => {
    assert.throws(() => compileJsonPath("{.status..phase}"), /cannot understand "\.\.phase"/);
    assert.throws(() => compileJsonPath("{}"), /is empty/);
  });
});
