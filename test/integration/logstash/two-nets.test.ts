import * as assert from "node:assert/strict";
import { maskingRules } from "../../../components/filebeat/masking";
import { installJRuby } from "../../../local/logstash/jruby";
import { Scripts } from "../../support/logstash-scripts";

/** What only the first net does: it knows the line's own notation, and drops more than secrets. */
const onlyFirst = ["url-query", "personal-key", "passport"];

describe("the two masking nets", () => {
  let scripts: Scripts;
  before(async () => {
    scripts = new Scripts(await installJRuby());
  });
  after(() => {
    scripts.stop();
  });

  const tagsOf = async (message: string): Promise<unknown> => {
    const [event] = await scripts.filter("masking_net.rb", {}, { message });
    return event?.["tags"] ?? [];
  };

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
