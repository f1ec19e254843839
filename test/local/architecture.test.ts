import * as assert from "node:assert/strict";
import program from "../../index";
import { type Part, partsOf } from "../../local/architecture";
import { record } from "../../local/recorder";
import { stackSettings } from "../../local/stack-file";

describe("the drawn architecture", () => {
  let parts: Part[];
  before(async () => {
    parts = partsOf((await record(program, "prod", stackSettings("prod"))).resources);
  });
  const needsOf = (name: string): string[] =>
    parts
      .filter(({ root }) => root.name === name && root.type.startsWith("logging:"))
      .flatMap(({ needs }) => needs.map((root) => root.name));

  it("has what is declared once, in a component or beside them", async () => {
    const { resources } = await record(program, "prod", stackSettings("prod"));
    const made = parts.flatMap((part) => part.resources);
    const declared = resources.filter(({ type }) => !type.startsWith("logging:") && type !== "pulumi:pulumi:Stack");
    assert.deepEqual(made.map(({ urn }) => urn).sort(), declared.map(({ urn }) => urn).sort());
  });

  it("has every part after those that it needs", () => {
    for (const [index, { root, needs }] of parts.entries())
      for (const needed of needs)
        assert.ok(parts.findIndex((part) => part.root === needed) < index, `${root.name} before ${needed.name}`);
  });

  it("knows a need that is stated for a whole component", () => {
    assert.ok(needsOf("elasticsearch").includes("operator"));
  });

  it("knows a need for what another component's operator makes and is only read", () => {
    assert.ok(needsOf("filebeat-file").includes("logstash"));
  });
});
