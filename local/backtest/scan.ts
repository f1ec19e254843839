import type { Client, estypes } from "@elastic/elasticsearch";
import { type Check, keyFields } from "../../components/alerting/checks/check";
import { type Condition, queryOf } from "../../components/shared/condition";
import { dslParams } from "../../components/alerting/params";
import { Groups, type Row } from "./groups";
import { type Interval, type Judge, minute } from "./judge";

/** Buckets in one answer, below Elasticsearch's own limit of 65,536 (`search.max_buckets`). */
const page = 50_000;

interface Measured extends estypes.AggregationsFilterAggregate {
  readonly doc_count: number;
  readonly first: { readonly value: number | null };
  readonly last: { readonly value: number | null };
  readonly sum?: { readonly value: number | null };
}

type Composite = estypes.AggregationsCompositeAggregate & {
  readonly buckets: readonly ({ readonly key: Readonly<Record<string, string | number | null>> } & Readonly<
    Record<string, unknown>
  >)[];
};

/**
 * Lets Elasticsearch group the records that a check looks at by key and time, a page after the other.
 *
 * @param range records after `from` and up to `to`, as Kibana bounds them
 */
export async function scan<C extends Check>(
  client: Client,
  index: string,
  check: C,
  judge: Judge<C>,
  range: Interval,
): Promise<Groups> {
  const measures = Object.entries(judge.measures(check));
  const rows: Row[] = [];
  const sum = check.kind === "count" ? check.sum : undefined;
  const body = {
    index,
    size: 0,
    track_total_hits: false,
    query: {
      bool: {
        filter: [
          within(range),
          queryFor(
            check,
            measures.map(([, where]) => where),
          ),
        ],
      },
    },
  };
  let afterKey: estypes.AggregationsCompositeAggregateKey | undefined;
  do {
    const composite = {
      size: Math.floor(page / (1 + measures.length)),
      sources: sources(check, judge.bucket),
      ...(afterKey && { after: afterKey }),
    };
    const aggs = Object.fromEntries(measures.map(([name, where]) => [name, measured(where, sum)]));
    const answer = await client.search<unknown, { groups: Composite }>({
      ...body,
      aggs: { groups: { composite, aggs } },
    });
    const found = answer.aggregations?.groups;
    for (const bucket of found?.buckets ?? [])
      rows.push(
        ...rowsOf(
          bucket,
          check,
          measures.map(([name]) => name),
          judge.bucket,
        ),
      );
    afterKey = found?.after_key;
  } while (afterKey !== undefined);
  return new Groups(rows);
}

const within = ({ from, to }: Interval): object => ({
  range: { "@timestamp": { gt: from, lte: to, format: "epoch_millis" } },
});

/** A count's own query, word for word; of the others, all records that one of their measures counts. */
function queryFor(check: Check, measures: readonly (readonly Condition[])[]): object {
  if (check.kind === "count") return (JSON.parse(dslParams(check, "").esQuery) as { query: object }).query;
  return { bool: { should: measures.map(allOf), minimum_should_match: 1 } };
}

const allOf = (where: readonly Condition[]): object => ({ bool: { filter: where.map(queryOf) } });

function sources(check: Check, bucket: "1ms" | undefined): Record<string, object>[] {
  const isAny = check.kind === "surge"; // the key is the first that is there
  const keys = keyFields(check).map((field) => ({ [field]: { terms: { field, missing_bucket: isAny } } }));
  const time = { field: "@timestamp", fixed_interval: bucket ?? "1m", ...(bucket === undefined && { offset: "+1ms" }) };
  return [...keys, { at: { date_histogram: time } }]; // so that a minute's end belongs to it
}

function measured(where: readonly Condition[], sum: string | undefined): object {
  const time = { field: "@timestamp" };
  const aggs = {
    first: { min: time },
    last: { max: time },
    ...(sum !== undefined && { sum: { sum: { field: sum } } }),
  };
  return { filter: allOf(where), aggs };
}

function rowsOf(
  bucket: Composite["buckets"][number],
  check: Check,
  measures: readonly string[],
  interval: "1ms" | undefined,
): Row[] {
  const { at, ...values } = bucket.key;
  const present = Object.values(values)
    .filter((value) => value !== null)
    .map(String);
  const key = check.kind === "surge" ? present.slice(0, 1) : present;
  const end = Number(at) + (interval === undefined ? minute - 1 : 0);
  return key.length === 0
    ? []
    : measures.flatMap((measure) => {
        const { doc_count: count, first, last, sum } = bucket[measure] as Measured;
        if (count === 0) return [];
        const times = { first: first.value ?? end, last: last.value ?? end };
        return [{ key, measure, bucket: { end, count, sum: sum?.value ?? 0, ...times } }];
      });
}
