import type { EngineEvent, OpType } from "@pulumi/pulumi/automation";
import * as assert from "node:assert/strict";
import { Findings } from "../../local/findings";

const urn = "urn:pulumi:prod::logging::logging:index:LogStorage$elasticstack:index/x:X::log-storage-lifecycle";

function event(kind: "resourcePreEvent" | "resOutputsEvent", op: OpType, diffs?: string[]): EngineEvent {
  const metadata = { op, urn, type: "elasticstack:index/x:X", provider: "", ...(diffs === undefined ? {} : { diffs }) };
  return { sequence: 0, timestamp: 0, [kind]: { metadata } };
}

function changes(...events: EngineEvent[]): readonly string[] {
  const findings = new Findings();
  events.forEach(findings.onEvent);
  return findings.changes();
}

describe("the findings of an operation", () => {
  it("name what would change, and in which properties", () => {
    assert.deepEqual(changes(event("resourcePreEvent", "update", ["delete"])), [
      "log-storage-lifecycle: update (delete)",
    ]);
    assert.deepEqual(changes(event("resourcePreEvent", "same")), []);
  });

  it("tell a change once, though the engine tells it before and after", () => {
    const told = changes(event("resourcePreEvent", "update", ["delete"]), event("resOutputsEvent", "update"));
    assert.deepEqual(told, ["log-storage-lifecycle: update (delete)"]);
  });

  it("name what a refresh has found to be different or gone, and nothing that it has found the same", () => {
    const refreshed = (op: OpType): readonly string[] =>
      changes(event("resourcePreEvent", "refresh"), event("resOutputsEvent", op));
    assert.deepEqual(refreshed("update"), ["log-storage-lifecycle: update"]);
    assert.deepEqual(refreshed("delete"), ["log-storage-lifecycle: delete"]);
    assert.deepEqual(refreshed("same"), []);
  });
});
