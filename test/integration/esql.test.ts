import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { rules } from "../../components/alerting/rules";
import { esqlParams } from "../../components/alerting/params";
import { type EsqlAnswer, runEsql } from "../../local/esql";
import { dataStream } from "../support/data-stream";

const at = Date.parse("2026-11-11T12:00:00Z");

const events = [
  { "@timestamp": "2026-11-11T11:00:00Z", service: { name: "crm-api" }, "event.duration": 30 },
  { "@timestamp": "2026-11-11T11:30:00Z", "service.name": "mes-api", "event.duration": 7, tags: ["one", "two"] },
  { "@timestamp": "2026-11-11T12:00:00Z", "service.name": "mes-api", "order.id": "o" },
  { "@timestamp": "2026-11-11T12:00:00.001Z", "service.name": "later" },
];

const refused = [
  ["a field that the mapping lacks", "WHERE order.number == 1", /Unknown column \[order\.number\]/],
  ["a field of the wrong type", "WHERE order.id > 1", /second argument must also be \[keyword\]/],
  ["a function that does not exist", "EVAL x = MEDIAN_OF(1, 2)", /Unknown function \[MEDIAN_OF\]/],
  ["a count outside of STATS", "WHERE COUNT(*) > 1", /not allowed outside STATS/],
  ["what is no ES|QL", "STATS lines = COUNT(*", /mismatched input|no viable alternative|missing/],
  ["what its double cannot execute", "EVAL x = LENGTH(order.id)", /Length/],
  ["several values of a field, which its double does not know", 'WHERE tags == "one"', /several values in tags/],
] as const;

describe("ES|QL, read by Elastic's own parser and analyser", () => {
  let folder = "";
  let refusals: readonly EsqlAnswer[] = [];
  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "esql-"));
    fs.writeFileSync(path.join(folder, "events.ndjson"), events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    refusals = await ask(...refused.map(([, commands]) => `FROM ${dataStream} | ${commands}`));
  });
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  const ask = async (...queries: readonly string[]): Promise<EsqlAnswer[]> => {
    const runs = queries.map((query) => ({ query, from: at - 3_600_000, to: at }));
    return runEsql(dataStream, path.join(folder, "events.ndjson"), runs);
  };

  it("takes the query of every check that is in ES|QL", async () => {
    const checks = rules.flatMap((rule) => Object.values(rule.checks));
    const queries = checks.flatMap((check) =>
      check.kind === "count" ? [] : [esqlParams(check, dataStream).esqlQuery.esql],
    );
    assert.ok(queries.length > 0);
    for (const [index, answer] of (await ask(...queries)).entries())
      assert.ok("rows" in answer, `${queries[index] ?? ""}\n${JSON.stringify(answer)}`);
  });

  it("answers with the rows after the start and up to the end of a run", async () => {
    const query = `FROM ${dataStream} | STATS lines = COUNT(*), latest = MAX(@timestamp) BY service.name | SORT service.name`;
    assert.deepEqual(await ask(query), [
      { columns: ["lines", "latest", "service.name"], rows: [[2, at, "mes-api"]] }, // crm-api's line is of the start itself
    ]);
  });

  it("knows no more than Elasticsearch does of what is not there", async () => {
    const [sum, first] = await ask(
      `FROM ${dataStream} | STATS total = SUM(event.duration) WHERE service.name == "none"`,
      `FROM ${dataStream} | WHERE event.duration > 0 OR order.id == "o" | KEEP event.duration, order.id`,
    );
    assert.deepEqual(sum, { columns: ["total"], rows: [[null]] });
    assert.deepEqual(first, { columns: ["event.duration", "order.id"], rows: [[7, null], [null, "o"]] }); // prettier-ignore
  });

  for (const [index, [what, , says]] of refused.entries())
    it(`refuses ${what}`, () => {
      const answer = refusals[index];
      assert.ok(answer && "error" in answer, JSON.stringify(answer));
      assert.match(answer.error, says);
    });
});
