import * as assert from "node:assert/strict";
import { pipelines } from "../../../components/logstash/pipelines";
import { at, deploy, find } from "../../support/deploy";

describe("hour and weekday of a record", () => {
  for (const [id, made] of [
    ["normalise", "time.rb"],
    ["dead-letters", "dead_letter.rb"],
  ] as const)
    it(`are written by the pipeline ${id} as soon as the time is known`, () => {
      const text = pipelines(8, true).find((entry) => entry["pipeline.id"] === id)?.["config.string"] ?? "";
      const scripts = [...text.matchAll(/scripts\/(\w+\.rb)/g)].map(([, script]) => script);
      assert.equal(scripts.indexOf("calendar.rb"), scripts.indexOf(made) + 1);
    });

  it("are those of the company's distance to UTC", async () => {
    const instance = find(await deploy("prod"), ":Logstash", "logstash-instance");
    const env = at(instance, "spec.podTemplate.spec.containers.0.env") as { name: string; value?: string }[];
    assert.equal(env.find(({ name }) => name === "UTC_OFFSET_HOURS")?.value, "3");
  });
});
