import * as assert from "node:assert/strict";
import { parsePipeline } from "./logstash-double-parser";

describe("the double's reader of pipeline files", () => {
  for (const [what, text] of Object.entries({
    "another plugin's syntax": "filter { mutate { a => b => c } }",
    "a regular expression": "filter { if [a] =~ /x/ { drop {} } }",
    "an else": 'filter { if [a] == "x" { drop {} } else { drop {} } }',
    "another section": "codec { json {} }",
    "an open brace": "filter { drop {}",
  }))
    it(`refuses ${what}`, () => {
      assert.throws(() => parsePipeline(text));
    });
});
