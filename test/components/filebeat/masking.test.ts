import * as assert from "node:assert/strict";
import { maskingSteps } from "../../../components/filebeat/masking";
import type { Processor } from "../../../components/filebeat/processor";
import { scratch } from "../../../components/filebeat/scratch";
import { suspicious } from "../../../components/filebeat/suspicion";
import { loadMasking } from "../../support/masking";
import { notations } from "./notations";

const mask = loadMasking();

describe("masking", () => {
  for (const { rules, name, examples } of maskingSteps.flatMap((step) =>
    step.rules.map((rule) => ({ ...step, ...rule })),
  ))
    describe(`rule ${name}`, () => {
      for (const [line, masked] of examples.match) {
        it(`makes ${masked} of ${line}`, () => {
          assert.equal(mask(line), masked);
        });
        it(`changes nothing more at a second time in ${masked}`, () => {
          assert.equal(mask(masked), masked);
        });
        it(`looks at ${line}`, () => {
          assert.ok(holds(suspicious(rules), line), "no cheap test holds, so Filebeat would not run the script");
        });
      }
      for (const line of examples.leave)
        it(`leaves ${line}`, () => {
          assert.equal(mask(line), line);
        });
    });

  it("finds a secret behind JSON's escapes", () => {
    assert.equal(mask('{"m":"ivan\\u0040example.com","p\\u0061ssword":"x","n":1}'), '{"m":"[email]","n":1}');
  });

  it("finds a block of YAML under a key, in a string of JSON", () => {
    assert.equal(mask('{"m":"token: |\\n  abc\\n  def\\nn: 1"}'), '{"m":"token: [masked]\\nn: 1"}');
  });

  it("finds a secret in JSON in a string in a string", () => {
    const inner = JSON.stringify({ token: "t0p", n: 1 });
    const line = JSON.stringify({ body: JSON.stringify({ body: inner }) });
    assert.equal(mask(line), JSON.stringify({ body: JSON.stringify({ body: '{"n":1}' }) }));
  });

  it("keeps a number that no double holds", () => {
    const line = '{"id":12345678901234567891,"password":"x","d":89161234567}';
    assert.equal(mask(line), '{"id":12345678901234567891,"d":89161234567}');
  });

  it("drops members first, last, alone and beside each other, and leaves valid JSON", () => {
    for (const [line, masked] of [
      ['{"token":1}', "{}"],
      ['{"token":1,"a":2}', '{"a":2}'],
      ['{"a":2,"token":[1,{"b":"]"}]}', '{"a":2}'],
      ['{"a":2,"token":1,"cookie":{"c":1}}', '{"a":2}'],
      ['{ "a" : 2 , "token" : null , "b" : "c" }', '{ "a" : 2 ,  "b" : "c" }'],
    ] as const)
      assert.equal(mask(line), masked);
  });

  it("finds a key whatever its notation", () => {
    for (const key of [
      "PASSWORD",
      "PaSsWoRd",
      "user_password",
      "dbPassword",
      "X-Api-Key",
      "apikey",
      "Set-Cookie",
      "a.token",
    ])
      assert.equal(mask(JSON.stringify({ n: 1, [key]: "hunter2" })), '{"n":1}', key);
  });

  it("masks pairs of name and value", () => {
    assert.doesNotMatch(mask('{"headers":[{"name":"Authorization","value":"hunter2"}]}'), /hunter2/);
  });

  for (const [what, line, masked] of notations)
    it(`${line === masked ? "leaves" : "masks"} ${what}, in text and in JSON`, () => {
      const json = (text: string): string => JSON.stringify({ message: text, n: 1 });
      assert.equal(mask(line), masked);
      assert.equal(mask(json(line)), json(masked));
      assert.equal(mask(json(json(line))), json(json(masked)));
      assert.equal(mask(masked), masked, "a second time");
    });
});

/** What Filebeat's conditions say of a line. */
function holds(condition: Processor, line: string): boolean {
  return Object.entries(condition).every(([operator, argument]) => {
    if (operator === "or") return (argument as Processor[]).some((each) => holds(each, line));
    if (operator === "and") return (argument as Processor[]).every((each) => holds(each, line));
    assert.equal(operator, "regexp");
    const [[field, pattern] = []] = Object.entries(argument as Record<string, string>);
    return new RegExp(pattern ?? "", "u").test(field === scratch.lower ? line.toLowerCase() : line);
  });
}
