import type { Client } from "@elastic/elasticsearch";
import { type Check, lookBack } from "../../components/alerting/checks/check";
import type { Count } from "../../components/alerting/checks/count";
import { dslParams } from "../../components/alerting/params";
import { age } from "../../components/shared/units";
import { type Finding, judgedBy, type Runs, times } from "../../local/backtest/evaluate";

/**
 * What every run of a check finds, run by run: each with a request of its own that sees no more than Kibana lets it see.
 * A count is asked for in the very form that Kibana makes of the rule's parameters.
 */
export async function stepByStep(client: Client, index: string, check: Check, runs: Runs): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const at of times(runs, runs.every)) {
    const range = { from: at - age(lookBack(check)) * 1000, to: at };
    if (check.kind === "count") findings.push(...(await counted(client, index, check, range)));
    else {
      const judged = judgedBy(check);
      findings.push(...judged.at(await judged.scan(client, index, range), at));
    }
  }
  return findings;
}

interface Group {
  readonly key: string;
  readonly doc_count: number;
  readonly metricAgg?: { readonly value: number };
}

/** Kibana compares with the threshold in a script of Elasticsearch; the minimal one runs none, so it is compared here. */
async function counted(
  client: Client,
  index: string,
  check: Count,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Finding[]> {
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
