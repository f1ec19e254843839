import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { Check } from "../../../components/alerting/checks/check";
import { rules } from "../../../components/alerting/rules";
import { age } from "../../../components/shared/units";
import { backtest, firingsOf, rangeOf } from "../../../local/backtest";
import { evaluate, type Finding } from "../../../local/backtest/evaluate";
import { load } from "../../../local/backtest/load";
import { Failure } from "../../../local/failure";
import { dataStream, prepare } from "../../support/data-stream";
import { dayEnd, dayStart, eventfulDay } from "../../support/eventful-day";
import { scratchNode } from "../../support/scratch-node";
import { counted, queried } from "../../support/step-by-step";

const inOrder = (findings: readonly Finding[]): string[] =>
  findings.map(({ at, key }) => `${new Date(at).toISOString()} ${key.join(" ")}`).sort();

const eachCheck = rules.flatMap(({ id, every, checks }) =>
  Object.entries(checks).map(([way, check]) => {
    const steps = check.kind === "silence" || check.kind === "standstill" ? 5 : 1; // they look at all there is: one run in five
    return { name: `${id} (${way})`, check, runs: { from: dayStart, to: dayEnd, every: age(every) * 1000 * steps } };
  }),
);

const lines = (records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join("");

describe("the backtest on the real Elasticsearch", () => {
  const node = scratchNode();
  let folder = "";
  let byQuery = new Map<Check, Finding[]>();
  const day = (): string => path.join(folder, "day.ndjson");
  const file = (content: string): string => {
    const name = path.join(folder, "events.ndjson");
    fs.writeFileSync(name, content);
    return name;
  };

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "backtest-"));
    await prepare(node());
    const events = eventfulDay();
    fs.writeFileSync(day(), lines(events));
    assert.equal(await load(node(), dataStream, day()), events.length);
    const inEsql = eachCheck.flatMap(({ check, runs }) => (check.kind === "count" ? [] : [[check, runs] as const]));
    byQuery = await queried(dataStream, day(), inEsql);
  });
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  for (const { name, check, runs } of eachCheck)
    it(`finds by one scan of a day what the very query of ${name} finds in each run`, async () => {
      const found = inOrder(await evaluate(node(), dataStream, check, runs));
      assert.ok(found.length > 0, "the day was made for it to fire");
      const run = check.kind === "count" ? await counted(node(), dataStream, check, runs) : byQuery.get(check);
      assert.deepEqual(found, inOrder(run ?? []));
    });

  it("tells when a rule fired, about what, and who says so", async () => {
    const crash = rules.filter(({ id }) => id === "A2" || id === "A10");
    const fired = await backtest(node(), dataStream, crash, { from: dayStart, to: dayEnd });
    assert.deepEqual(
      [...new Set(fired.map(({ rule, evaluatedBy }) => `${rule} ${evaluatedBy}`))],
      ["A2 elasticsearch", "A10 elasticsearch", "A10 double"],
    );
    assert.deepEqual(fired[0]?.keys, ["crm-api"]);
    assert.match(fired[0].firstFired, /^2026-11-11T03:\d\d:00.000Z$/);
    const counted = fired.filter(({ rule, evaluatedBy }) => rule === "A10" && evaluatedBy === "elasticsearch");
    assert.deepEqual(new Set(counted.flatMap(({ keys }) => keys)), new Set(["x-user.hash", "x-client.ip_hash"]));
  });

  it("tells of each key when it was first found: what begins a few minutes later stands by itself", async () => {
    const guessed = rules.filter(({ id }) => id === "A10");
    const range = { from: dayStart, to: dayEnd };
    const firings = await firingsOf(node(), dataStream, guessed, range);
    for (const { firstFired, keys, evaluatedBy } of await backtest(node(), dataStream, guessed, range))
      for (const key of keys)
        assert.ok(
          firings.some(
            (one) => one.key === key && one.evaluatedBy === evaluatedBy && one.from === Date.parse(firstFired),
          ),
          `${key} at ${firstFired}`,
        );
  });

  it("tells of an outage in which messages are lost by the hundred, each found by a day of runs", async () => {
    const at = dayStart - 4 * 86_400_000;
    const lost = Array.from({ length: 200 }, (_, index) => ({
      "@timestamp": at + index * 1000,
      "service.name": "mes",
      "event.action": "message.published",
      "messaging.message.id": `lost-${String(index)}`,
    }));
    await load(node(), dataStream, file(lines(lost)));
    const range = { from: at, to: at + 2 * 86_400_000 };
    const messages = rules.filter(({ id }) => id === "A6");
    const keys = (await backtest(node(), dataStream, messages, range)).flatMap((fired) => fired.keys);
    assert.deepEqual(new Set(keys), new Set(lost.map((event) => event["messaging.message.id"])));
  });

  it("takes a partner's order for a submitted one, though its event names no status", async () => {
    const stuck = rules.filter(({ id }) => id === "A7");
    const firings = await firingsOf(node(), dataStream, stuck, { from: dayStart, to: dayEnd });
    const first = firings.find(({ key }) => key === "of-a-partner");
    assert.equal(first?.from, dayStart + 2 * 3_600_000);
  });

  it("looks from the first event to the last unless told otherwise", async () => {
    const { from, to } = await rangeOf(node(), dataStream);
    assert.equal(from, dayStart - 8 * 86_400_000);
    assert.ok(to > dayEnd - 3_600_000 && to % 60_000 === 0);
  });

  for (const [what, content, says] of [
    ["a line that is no JSON", '{"@timestamp":"2026-11-11T00:00:00Z"}\nnot json\n', /line 2 of .* is no event/],
    ["an event without a time", '{"message":"x"}\n', /line 1 of .* is no event/],
    ["an empty line", '{"@timestamp":"2026-11-11T00:00:00Z"}\n\n', /line 2 of /],
    ["an empty file", "", /is empty/],
  ] as const)
    it(`refuses ${what}`, async () => {
      await assert.rejects(load(node(), dataStream, file(content)), (thrown: unknown) => {
        assert.ok(thrown instanceof Failure);
        assert.match(thrown.message, says);
        return true;
      });
    });

  it("refuses a file that is not there", async () => {
    await assert.rejects(load(node(), dataStream, path.join(folder, "none")), /cannot be read/);
  });

  describe("on logs that began the evening before", () => {
    const compared = eachCheck.flatMap(({ name, check, runs }) =>
      ["newcomer", "outlier", "silence", "surge"].includes(check.kind) && check.kind !== "count"
        ? [{ name, check, runs }]
        : [],
    );
    let found = new Map<Check, Finding[]>();

    before(async () => {
      const began = dayStart - 12 * 3_600_000;
      const late = eventfulDay().filter((record) => Date.parse(String(record["@timestamp"])) > began);
      const events = file(late.map((record) => `${JSON.stringify(record)}\n`).join(""));
      await node().indices.deleteDataStream({ name: dataStream });
      await load(node(), dataStream, events);
      found = await queried(
        dataStream,
        events,
        compared.map(({ check, runs }) => [check, runs] as const),
      );
    });

    for (const { name, check, runs } of compared)
      it(`finds what the very query of ${name} finds, which knows little of before`, async () => {
        const alike = inOrder(await evaluate(node(), dataStream, check, runs));
        assert.deepEqual(alike, inOrder(found.get(check) ?? []));
      });

    it("calls no error new on the first day of errors", () => {
      const newcomers = compared.filter(({ check }) => check.kind === "newcomer");
      assert.deepEqual(
        newcomers.map(({ check }) => found.get(check)),
        [[]],
      );
    });
  });
});
