import * as assert from "node:assert/strict";
import { paramsOf } from "../../../components/alerting/params";
import { keyColumns, toldColumns } from "../../../components/alerting/row";
import { rules } from "../../../components/alerting/rules";

const checkOf = (id: string, way: string) => {
  const check = rules.find((rule) => rule.id === id)?.checks[way];
  assert.ok(check, `${id} ${way}`);
  return check;
};

const esqlOf = (id: string, way: string): string => {
  const params = paramsOf(checkOf(id, way), "logs-services-prod");
  if (params.searchType === "esQuery") assert.fail(`${id} ${way} is no ES|QL`);
  return params.esqlQuery.esql;
};

/** Every check of ES|QL with its query. */
const queries = rules.flatMap((rule) =>
  Object.entries(rule.checks).flatMap(([way, check]) =>
    check.kind === "count" ? [] : [{ name: `${rule.id} ${way}`, check, esql: esqlOf(rule.id, way) }],
  ),
);

const namesIn = (list: string): string[] => list.split(",").map((part) => part.split("=")[0]?.trim() ?? "");

/** The columns of an answer, read from the query's last commands. */
function columnsOf(esql: string): string[] {
  const last =
    /\n\| (?:KEEP (?<kept>.+)|STATS (?<counted>.+) BY (?<by>.+)(?:\n\| WHERE .+)?)$/.exec(esql)?.groups ?? {};
  const { kept, counted = "", by = "" } = last;
  return kept === undefined
    ? [...namesIn(counted.replace(/\([^)]*\)( WHERE [^,]+)?/g, "")), ...namesIn(by)]
    : namesIn(kept);
}

/** By which columns Kibana names an alert for a row, as its source says: those of the last STATS, if it groups, else all. */
function namedBy(esql: string, counting: RegExp): string[] {
  const last = esql.split("\n| ").findLast((command) => counting.test(command)) ?? "";
  const groups = / BY ([^()]+)$/.exec(last)?.[1];
  return groups === undefined ? columnsOf(esql) : namesIn(groups);
}

describe("the parameters of Kibana's rules", () => {
  it("are a query of the DSL with a grouped count where a check counts", () => {
    assert.deepEqual(paramsOf(checkOf("A10", "failures-user"), "logs-services-prod"), {
      timeField: "@timestamp",
      timeWindowSize: 6,
      timeWindowUnit: "m",
      size: 0,
      threshold: [9],
      thresholdComparator: ">",
      searchType: "esQuery",
      index: ["logs-services-prod"],
      esQuery: '{"query":{"bool":{"filter":[{"terms":{"event.action":["user.login_failed"]}}]}}}',
      aggType: "count",
      groupBy: "top",
      termField: "user.hash",
      termSize: 1000,
      excludeHitsFromPreviousRun: false,
    });
  });

  it("add up a field where a check says so", () => {
    const params = paramsOf(checkOf("A14", "viewed"), "logs");
    assert.deepEqual(params.searchType === "esQuery" && [params.aggType, params.aggField, params.threshold], [
      "sum",
      "orders.rows",
      [200],
    ]);
  });

  it("are ES|QL where one record has to be held against another, and every row is a finding", () => {
    assert.equal(
      esqlOf("A6", "lost"),
      [
        "FROM logs-services-prod",
        '| WHERE (event.action IN ("message.published") OR event.action IN ("message.processed", "message.duplicate_ignored")) AND messaging.message.id IS NOT NULL',
        '| STATS begun = MAX(@timestamp) WHERE event.action IN ("message.published"), ended = MAX(@timestamp) WHERE event.action IN ("message.processed", "message.duplicate_ignored") BY messaging.message.id',
        "| EVAL end = TO_DATETIME(?_tend)",
        "| WHERE begun > end - 1440 minutes AND begun <= end - 10 minutes",
        "| WHERE ended IS NULL",
        "| KEEP messaging.message.id, begun",
      ].join("\n"),
    );
  });

  it("name the limits of the catalogue in ES|QL", () => {
    assert.match(esqlOf("A7", "stuck"), /status == "SUBMITTED" AND latest <= end - 60 minutes/);
    assert.match(
      esqlOf("A7", "stuck"),
      /SUBMITTED = MAX\(@timestamp\) WHERE \(order\.status IN \("SUBMITTED"\) OR event\.action IN \("order\.received"\)\)/,
    );
    assert.match(esqlOf("A7", "stuck"), /status == "SHIPPED" AND latest <= end - 20160 minutes/);
    assert.match(esqlOf("A8", "surge"), /total > 20 AND total > 10 \* usual/);
    assert.match(esqlOf("A11", "errors"), /now >= 20 AND now > mean \+ 3 \* sigma/);
    assert.match(esqlOf("A15", "unreadable"), /such \* 100 > records \* 1$/);
    assert.match(
      esqlOf("A15", "debug"),
      /part = DATE_DIFF\("milliseconds", @timestamp, end\) \/ 900000\n.*\n.*parts == 4$/,
    );
    assert.match(esqlOf("A9", "service"), /latest <= end - 5 minutes[^]*surprise >= 20/);
  });

  it("let Kibana name an alert by its key alone, which is the same at each run, whether it looks at INLINE STATS or not", () => {
    for (const { name, check, esql } of queries)
      for (const counting of [/^STATS /, /^(INLINE )?STATS /])
        assert.deepEqual(namedBy(esql, counting), keyColumns(check), `${name} by ${String(counting)}`);
  });

  it("answer with the columns that a notification tells", () => {
    for (const { name, check, esql } of queries)
      for (const column of toldColumns[check.kind]) assert.ok(columnsOf(esql).includes(column), `${name}: ${column}`);
  });

  it("close every bracket that their ES|QL opens", () => {
    for (const rule of rules)
      for (const [way, check] of Object.entries(rule.checks)) {
        if (check.kind === "count") continue;
        const esql = esqlOf(rule.id, way);
        assert.equal(esql.split("(").length, esql.split(")").length, `${rule.id} ${way}`);
        assert.ok(!esql.includes("undefined") && !esql.includes("NaN"), `${rule.id} ${way}`);
      }
  });

  it("name no column by a word that ES|QL keeps for itself", () => {
    const kept =
      "and as asc by desc false first in is last like limit metadata not null nulls on or rlike true where with";
    for (const rule of rules)
      for (const [way, check] of Object.entries(rule.checks)) {
        if (check.kind === "count") continue;
        const columns = [...esqlOf(rule.id, way).matchAll(/(?:EVAL|STATS|,) (\w+) = /g)].map(([, name = ""]) => name);
        assert.ok(columns.length > 0);
        for (const column of columns) assert.ok(!kept.split(" ").includes(column.toLowerCase()), `${way}: ${column}`);
      }
  });
});
