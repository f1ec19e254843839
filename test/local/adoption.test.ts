import * as assert from "node:assert/strict";
import { withInterrupted } from "../../local/adoption";

const space = {
  urn: "urn:space",
  type: "elasticstack:index/kibanaSpace:KibanaSpace",
  inputs: { spaceId: "support" },
};
const policy = {
  urn: "urn:policy",
  type: "elasticstack:index/elasticsearchIndexLifecycle:ElasticsearchIndexLifecycle",
};
const rule = {
  urn: "urn:rule",
  type: "elasticstack:index/kibanaAlertingRule:KibanaAlertingRule",
  inputs: { spaceId: "support", ruleId: "a1-crashed" },
};
const creating = (resource: typeof space | typeof policy | typeof rule) => ({ type: "creating", resource });

describe("what a killed run was creating", () => {
  it("is taken into the state by its id, where Kibana would not create it again", () => {
    const { adopted, target } = withInterrupted({ resources: [], pending_operations: [creating(space)] });
    assert.deepEqual(adopted.resources, [{ ...space, id: "support" }]);
    assert.deepEqual(adopted.pending_operations, []);
    assert.deepEqual(target, ["urn:space"]);
  });

  it("is known by its space too, if it is a rule", () => {
    const { adopted } = withInterrupted({ resources: [], pending_operations: [creating(rule)] });
    assert.deepEqual(adopted.resources, [{ ...rule, id: "support/a1-crashed" }]);
  });

  it("is created again, where that does no harm", () => {
    const { adopted, target } = withInterrupted({ pending_operations: [creating(policy)] });
    assert.deepEqual(adopted.resources, []);
    assert.deepEqual(target, []);
  });

  it("is read again, if the run that took it in was killed before", () => {
    assert.deepEqual(withInterrupted({ resources: [space] }).target, ["urn:space"]);
    assert.deepEqual(withInterrupted({ resources: [{ ...space, outputs: {} }] }).target, []);
  });
});
