import type { Client } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { type Check, type EsqlCheck, lookBack } from "../../components/alerting/checks/check";
import type { Count } from "../../components/alerting/checks/count";
import { keyColumns } from "../../components/alerting/row";
import { dslParams, esqlParams } from "../../components/alerting/params";
import { age } from "../../components/shared/units";
import { type Finding, type Runs, times } from "../../local/backtest/evaluate";
import { type EsqlAnswer, runEsql } from "../../local/esql";

/** When Kibana runs a check: each run sees what lies between two times, and no more. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const rangesOf = (check: Check, runs: Runs): Range[] =>
  times(runs, runs.every).map((to) => ({ from: to - age(lookBack(check)) * 1000, to }));

/** Kibana asks for no more rows than a run may have alerts (`xpack.alerting.rules.run.alerts.max`). */
const asKibanaSends = (query: string): string => `${query} | limit 1000`;

/** What every run of checks in ES|QL finds, by the very query that Kibana sends: Elastic's code reads it, a double executes it. */
export async function queried(
  dataStream: string,
  events: string,
  checks: readonly (readonly [EsqlCheck, Runs])[],
): Promise<Map<Check, Finding[]>> {
  const asked = checks.flatMap(([check, runs]) => rangesOf(check, runs).map((range) => ({ check, ...range })));
  const answers = await runEsql(
    dataStream,
    events,
    asked.map(({ check, ...range }) => ({
      query: asKibanaSends(esqlParams(check, dataStream).esqlQuery.esql),
      ...range,
    })),
  );
  const found = new Map<Check, Finding[]>(checks.map(([check]) => [check, []]));
  for (const [index, { check, to }] of asked.entries()) found.get(check)?.push(...findings(check, to, answers[index]));
  return found;
}

function findings(check: EsqlCheck, at: number, answer: EsqlAnswer | undefined): Finding[] {
  assert.ok(answer !== undefined && "rows" in answer, JSON.stringify(answer));
  const columns = keyColumns(check).map((name) => answer.columns.indexOf(name));
  return answer.rows.map((row) => ({ at, key: columns.map((column) => String(row[column])) }));
}

/** What every run of a count finds, each with a request of its own in the very form that Kibana makes of the rule's parameters. */
export async function counted(client: Client, index: string, check: Count, runs: Runs): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const range of rangesOf(check, runs)) findings.push(...(await count(client, index, check, range)));
  return findings;
}

interface Group {
  readonly key: string;
  readonly doc_count: number;
  readonly metricAgg?: { readonly value: number };
}

/** Kibana compares with the threshold in a script of Elasticsearch; the minimal one runs none, so it is compared here. */
async function count(client: Client, index: string, check: Count, { from, to }: Range): Promise<Finding[]> {
  const { esQuery, timeField, termField, termSize, aggField, threshold } = dslParams(check, index);
  const { query } = JSON.parse(esQuery) as { query: object };
  const time = {
    gt: new Date(from).toISOString(),
    lte: new Date(to).toISOString(),
    format: "strict_date_optional_time",
  };
  const { aggregations } = await client.search<unknown, { groupAgg: { buckets: readonly Group[] } }>({
    index,
    size: 0,
    query: { bool: { filter: [query, { bool: { filter: [{ range: { [timeField]: time } }] } }] } },
    aggs: {
      groupAgg: {
        terms: {
          field: termField,
          size: termSize,
          ...(aggField !== undefined && { order: { metricAgg: "desc" as const } }),
        },
        ...(aggField !== undefined && { aggs: { metricAgg: { sum: { field: aggField } } } }),
      },
    },
  });
  return (aggregations?.groupAgg.buckets ?? [])
    .filter(({ doc_count: count, metricAgg }) => (metricAgg?.value ?? count) > threshold[0])
    .map(({ key }) => ({ at: to, key: [key] }));
}
