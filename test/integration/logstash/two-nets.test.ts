import * as assert from "node:assert/strict";
import { maskingRules } from "../../../components/filebeat/masking";
import { installJRuby } from "../../../local/logstash/jruby";
import { notations } from "../../components/filebeat/notations";
import { type Event, Scripts } from "../../support/logstash-scripts";

/** What only the first net does: it knows the line's own notation, and drops more than secrets. */
const onlyFirst = ["url-query", "personal-key", "passport", "private-key-line"];

describe("the two masking nets", () => {
  let scripts: Scripts;
  before(async () => {
    scripts = new Scripts(await installJRuby());
  });
  after(() => {
    scripts.stop();
  });

  const net = async (message: string): Promise<Event> =>
    (await scripts.filter("masking_net.rb", {}, { message }))[0] ?? {};
  const tagsOf = async (message: string): Promise<unknown> => (await net(message))["tags"] ?? [];

  for (const [what, line, masked] of notations)
    it(`agree on ${what}`, async () => {
      assert.doesNotMatch(String((await net(line))["message"]), /hunter2/);
      assert.deepEqual(await tagsOf(line), line === masked ? [] : ["masking.leak"]);
      assert.deepEqual(await tagsOf(masked), [], masked);
    });

  for (const { name, examples } of maskingRules) {
    it(`agree on what ${name} leaves alone`, async () => {
      for (const line of [...examples.leave, ...examples.match.map(([, masked]) => masked)])
        assert.deepEqual(await tagsOf(line), [], line);
    });
    if (onlyFirst.includes(name)) continue;
    it(`both find ${name}`, async () => {
      for (const [line] of examples.match) assert.deepEqual(await tagsOf(line), ["masking.leak"], line);
    });
  }
});
