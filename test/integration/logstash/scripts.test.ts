import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { installJRuby } from "../../../local/logstash/jruby";
import { checkout } from "../../../local/paths";
import { type Event, Scripts } from "../../support/logstash-scripts";
import { fieldOf } from "../../support/logstash-double";

const folder = path.join(checkout, "components", "logstash", "scripts");

describe("the scripts of Logstash's pipelines, on its JRuby", () => {
  let scripts: Scripts;
  before(async () => {
    scripts = new Scripts(await installJRuby());
  });
  after(() => {
    scripts.stop();
  });

  for (const file of fs.readdirSync(folder))
    it(`${file} passes the tests that Logstash runs before it starts`, async () => {
      const { ran, failures } = await scripts.ownTests(file);
      assert.deepEqual(failures, []);
      assert.ok(Number(ran) > 0);
    });

  describe("dead_letter.rb", () => {
    const refused: Event = {
      "@metadata": {
        _id: "a1",
        dead_letter_queue: {
          reason:
            'Could not index event to Elasticsearch. status: 400, action: ["create", {:_id=>"a1"}, {"x"=>"response: 1"}], ' +
            'response: {"create"=>{"status"=>400, "error"=>{"type"=>"document_parsing_exception", "reason"=>"failed to parse field [x]"}}}',
        },
      },
      "@timestamp": "2026-11-25T10:15:00.067Z",
      message: "order submitted",
      service: { name: "crm-api" },
      order: "7",
    };
    const params = { environment: "test" };

    it("says why and keeps the event as text, and its time", async () => {
      const [event = {}] = await scripts.filter("dead_letter.rb", params, refused);
      assert.deepEqual(fieldOf(event, "[error]"), {
        message: "failed to parse field [x]",
        type: "document_parsing_exception",
      });
      assert.deepEqual(event["service"], { name: "crm-api", environment: "test" });
      assert.deepEqual(event["event"], { module: "pipeline", action: "log.dead_lettered" });
      assert.match(String(fieldOf(event, "[labels][dead_letter]")), /"order":"7"/);
      assert.match(String(event["@timestamp"]), /^2026-11-25T10:15:00\.067/);
      assert.equal(fieldOf(event, "[@metadata][_id]"), "dead-a1");
      assert.equal(event["order"], undefined);
    });

    it("is bounded, whatever was refused", async () => {
      const [event = {}] = await scripts.filter("dead_letter.rb", params, {
        ...refused,
        message: "x".repeat(1_000_000),
      });
      assert.ok(JSON.stringify(event).length < 12_000);
    });

    for (const [what, broken] of Object.entries({
      "no reason": { ...refused, "@metadata": { _id: "a1" } },
      "a text for a service": { ...refused, service: "crm-api" },
    }))
      it(`makes a record also of an event with ${what}`, async () => {
        const [event = {}] = await scripts.filter("dead_letter.rb", params, broken);
        assert.equal(fieldOf(event, "[service][environment]"), "test");
        assert.equal(fieldOf(event, "[event][action]"), "log.dead_lettered");
      });
  });
});
