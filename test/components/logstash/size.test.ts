import * as assert from "node:assert/strict";
import { pipelines } from "../../../components/logstash/pipelines";
import { parsePipeline } from "../../support/logstash-double-parser";

describe("the size of a record", () => {
  const writers = pipelines(8, true)
    .map((entry) => ({ id: entry["pipeline.id"], ...parsePipeline(entry["config.string"]) }))
    .filter(({ output }) => output.some((step) => "plugin" in step && step.plugin === "elasticsearch"));

  it("is written by every pipeline that writes to Elasticsearch", () => {
    assert.deepEqual(writers.map(({ id }) => id).sort(), ["dead-letters", "output"]);
  });

  for (const { id, filter } of writers)
    it(`is the last that the pipeline ${id} does with it, so that nothing is added uncounted`, () => {
      const last = filter.at(-1);
      assert.ok(last && "plugin" in last);
      assert.deepEqual(last.settings, { path: "/usr/share/logstash/scripts/size.rb" });
    });
});
