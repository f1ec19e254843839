import * as assert from "node:assert/strict";
import { installJRuby } from "../../../local/logstash/jruby";
import { dataStream, mappedNames, prepare, write } from "../../support/data-stream";
import { hostileRecords } from "../../support/hostile-records";
import { fieldOf } from "../../support/logstash-double";
import { normalisePipeline, valid } from "../../support/logstash-normalise";
import { type Event, Scripts } from "../../support/logstash-scripts";
import { scratchNode } from "../../support/scratch-node";

const seed = 20_261_125;
const records = hostileRecords(500, seed).map((record, at): Event => ({
  ...valid,
  ...record,
  "@metadata": { _id: `hostile-${String(at)}` },
}));

describe("500 hostile records on the real Elasticsearch", () => {
  const node = scratchNode();
  let scripts: Scripts;
  before(async () => {
    const [java, ...ruby] = await installJRuby();
    scripts = new Scripts([java, "-Xss32m", ...ruby]); // the double copies events by recursion
    await prepare(node());
    await write(node(), [{ ...valid, "@metadata": { _id: "valid" } }]);
  });
  after(() => {
    scripts.stop();
  });

  it("are all indexed once the pipeline has normalised them, and the mapping stays as it is", async () => {
    const names = await mappedNames(node());
    const pipeline = normalisePipeline(scripts, "true");
    const normalised: Event[] = [];
    for (const record of records) normalised.push((await pipeline.filter(record)) ?? assert.fail("an event was lost"));
    const answers = await write(node(), normalised);
    const refused = answers.flatMap(({ status, error }, at) =>
      status === 201 ? [] : [{ why: error?.reason, record: JSON.stringify(records[at]).slice(0, 500) }],
    );
    assert.deepEqual(refused, []);
    assert.deepEqual(await mappedNames(node()), names);
    assert.equal(await found("hostile-"), records.length);
    assert.deepEqual(
      normalised.filter(({ tags }) =>
        [tags].flat().some((tag) => /^(?:names|normalise|masking)\.failed$/.test(String(tag))),
      ),
      [],
    );
  });

  it("stand among the records with Elasticsearch's own reason where they come past the normalisation", async () => {
    const raw = records.map((record, at): Event => ({ ...record, "@metadata": { _id: `raw-${String(at)}` } }));
    const answers = await write(node(), raw);
    const letters: Event[] = [];
    for (const [at, { status, error }] of answers.entries()) {
      assert.ok(status === 201 || status === 400, `${String(status)}: ${String(error?.reason)}`);
      if (error) letters.push(await deadLetter(raw[at] ?? {}, status, error));
    }
    assert.ok(letters.length > 100, `only ${String(letters.length)} were refused`);
    assert.deepEqual(new Set((await write(node(), letters)).map(({ status }) => status)), new Set([201]));
    assert.equal((await found("raw-")) + (await found("dead-raw-")), records.length);
  });

  /** How many of the records are found under an id that begins so. */
  async function found(prefix: string): Promise<number> {
    const values = records.map((_, at) => `${prefix}${String(at)}`);
    const { count } = await node().count({ index: dataStream, query: { ids: { values } } });
    return count;
  }

  /** What the pipeline dead-letters makes of a refusal, which Logstash's output puts into words so. */
  async function deadLetter(event: Event, status: number, error: { type: string; reason: string }): Promise<Event> {
    const response = JSON.stringify({ create: { status, error } }).replaceAll('":', '"=>');
    const reason = `Could not index event to Elasticsearch. status: ${String(status)}, action: [], response: ${response}`;
    const metadata = { ...(event["@metadata"] as object), dead_letter_queue: { reason } };
    const [letter] = await scripts.filter(
      "dead_letter.rb",
      { environment: "local" },
      { ...event, "@metadata": metadata },
    );
    assert.ok(letter);
    assert.equal(fieldOf(letter, "[error][type]"), error.type);
    assert.ok(String(fieldOf(letter, "[error][message]")).length > 10);
    return letter;
  }
});
