import * as assert from "node:assert/strict";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import { refusedAsPresent, withInterrupted } from "../../local/adoption";

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

describe("what a run was refused to create", () => {
  const state = { ...space, id: "", parent: "urn:stack", provider: "urn:provider::id", outputs: {} };
  const planned: EngineEvent = {
    sequence: 1,
    timestamp: 1,
    resourcePreEvent: {
      metadata: { op: "create", urn: space.urn, type: space.type, new: state, logical: true, provider: state.provider },
    },
  };
  const failed = (message: string, urn = space.urn): EngineEvent => ({
    sequence: 2,
    timestamp: 2,
    diagnosticEvent: { urn, message, severity: "error", color: "never" },
  });

  it("is taken in where Kibana has it already", () => {
    const [found, ...others] = refusedAsPresent([planned, failed("Unexpected status code from server: got HTTP 409")]);
    assert.deepEqual(others, []);
    assert.deepEqual(found, {
      ...space,
      custom: true,
      parent: "urn:stack",
      provider: "urn:provider::id",
    });
  });

  it("is left alone where it failed for another reason", () => {
    assert.deepEqual(refusedAsPresent([planned, failed("got HTTP 403")]), []);
  });

  it("is left alone where another resource failed", () => {
    assert.deepEqual(refusedAsPresent([planned, failed("got HTTP 409", "urn:another")]), []);
  });
});
