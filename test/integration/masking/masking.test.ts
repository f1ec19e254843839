import * as fc from "fast-check";
import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { maskingRules } from "../../../components/filebeat/masking";
import { readWithFilebeat } from "../../../local/replay/filebeat";
import { ensureTools } from "../../../local/tools";
import { notations } from "../../components/filebeat/notations";
import { loadMasking } from "../../support/masking";
import { nearMisses } from "./near-misses";
import { type Secret, secrets } from "./secrets";

/** Cases of each rule. */
const runs = 10_000;
const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);

describe(`masking in the real Filebeat, seed ${String(seed)}`, () => {
  let filebeat: string;
  let folder: string;
  const mask = loadMasking();

  before(async () => {
    filebeat = (await ensureTools(["filebeat"], () => undefined)).executable("filebeat");
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "masking-"));
  });

  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  /** What becomes of lines: all texts of each event, keys too. */
  async function eventsOf(lines: readonly string[]): Promise<string[]> {
    const file = path.join(folder, "lines.log");
    fs.writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
    const output = new PassThrough();
    const printed = text(output);
    await readWithFilebeat(filebeat, { file, kind: "file", service: "mes-api" }, output);
    output.end();
    const events = (await printed).trim().split("\n");
    assert.equal(events.length, lines.length, "every line is one event");
    return events.map((event) => textsOf(JSON.parse(event)).join("\n"));
  }

  it("has cases for every rule of the table", () => {
    assert.deepEqual(new Set(Object.keys(secrets)), new Set(maskingRules.map(({ name }) => name)));
  });

  for (const [rule, arbitrary] of Object.entries(secrets)) {
    it(`lets no secret of the rule ${rule} out, in ${String(runs)} cases`, async () => {
      const cases = fc.sample(placed(arbitrary), { numRuns: runs, seed });
      const events = await eventsOf(cases.map(({ line }) => line));
      const leaks = cases.filter(({ raw }, at) => events[at]?.includes(raw) === true).map(({ line }) => line);
      assert.deepEqual(leaks.slice(0, 5), [], `${String(leaks.length)} of ${String(runs)} came out`);
    });

    it(`masks what it masked of the rule ${rule} to the same`, () => {
      for (const { line } of fc.sample(placed(arbitrary), { numRuns: 2000, seed })) {
        const once = mask(line);
        assert.equal(mask(once), once, line);
      }
    });
  }

  it(`leaves near misses alone, in ${String(runs)} cases`, async () => {
    const cases = fc.sample(placed(nearMisses.map((raw) => ({ written: raw, raw, isWhole: true }))), {
      numRuns: runs,
      seed,
    });
    const events = await eventsOf(cases.map(({ line }) => line));
    const damaged = cases.filter(({ raw }, at) => events[at]?.includes(raw) !== true).map(({ line }) => line);
    assert.deepEqual(damaged.slice(0, 5), [], `${String(damaged.length)} of ${String(runs)} were changed`);
  });

  it("masks each notation of a key as in Node.js, in prose and in JSON", async () => {
    const texts = notations.map(([, text]) => text.replaceAll("\n", " "));
    const lines = texts.flatMap((text) => [`про ${text}`, JSON.stringify({ message: `про ${text}` })]);
    const events = await eventsOf(lines);
    for (const [at, line] of lines.entries()) {
      const masked = mask(line);
      const text = masked.startsWith("{") ? (JSON.parse(masked) as { message: string }).message : masked;
      assert.ok(events[at]?.includes(text) === true, `${line}\n${events[at] ?? ""}`);
    }
  });

  it("makes the same events of the same lines", async () => {
    const lines = fc
      .sample(placed(fc.oneof(...Object.values(secrets))), { numRuns: 1000, seed })
      .map(({ line }) => line);
    const masked = async (): Promise<string[]> =>
      (await eventsOf(lines)).map((event) => event.replace(/^20\S+Z$/m, ""));
    assert.ok((await masked()).join() === (await masked()).join());
  });
});

/** A line with a secret at some place of it: in prose, a value, an array, a key, JSON in a string. */
function placed(secret: fc.Arbitrary<Secret>): fc.Arbitrary<{ readonly line: string; readonly raw: string }> {
  return fc.tuple(secret, fc.integer({ min: 0, max: 6 })).map(([{ written, raw, isWhole }, place]) => {
    if (isWhole !== true) return { raw, line: written };
    const shapes = [
      `something about ${written} was said`,
      `что-то про ${written}, да`,
      JSON.stringify({ message: `about ${written}` }),
      JSON.stringify({ message: "m", a: { b: [1, { note: written }] } }),
      JSON.stringify({ message: "m", body: JSON.stringify({ note: `x\n${written}\ty` }) }),
      JSON.stringify({ message: "m", list: ["a", written, "b"] }),
      `{"message":"m","broken":"${written}","x":`,
    ];
    return { raw, line: shapes[place] ?? written };
  });
}

function textsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)); // Filebeat writes them in any order
  return entries.flatMap(([key, inner]) => [key, ...textsOf(inner)]);
}
