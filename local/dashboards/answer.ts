import type { Breakdown } from "../../components/dashboards/breakdown";
import { type Format, isDerived, type Measure, measuresOf, type Metric } from "../../components/dashboards/metric";
import type { Records } from "../../components/dashboards/panel";
import { type AnyChart, breakdownsOf, bucketsName, figureName, measureName } from "./aggregations";

/** A value in a row: a time is in milliseconds since 1970, a duration in nanoseconds; null where there is none. */
export type Cell = string | number | null;

/** A column of an answer: a part of the breakdown, or a figure. */
export interface Column {
  readonly name: string;
  readonly holds: "part" | "figure";
  readonly format: Format;
}

/** What a chart shows, as a table: one row for each bar, point, field or row of it. */
export interface Answer {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

interface Bucket {
  readonly key?: string | number;
  readonly key_as_string?: string;
  readonly doc_count: number;
  readonly [aggregation: string]: unknown;
}

interface Buckets {
  readonly buckets: readonly Bucket[] | Readonly<Record<string, Bucket>>;
}

interface Figure {
  readonly doc_count?: number;
  readonly value?: number | null;
  readonly values?: Readonly<Record<string, number | null>>;
  readonly hits?: { readonly hits: readonly { readonly fields?: Readonly<Record<string, readonly Cell[]>> }[] };
  readonly [figureName]?: Figure;
}

/** The columns of a chart's answer. */
export function columnsOf(chart: AnyChart): Column[] {
  const parts = breakdownsOf(chart).map((breakdown): Column => {
    const isTime = breakdown.by === "time";
    return { name: isTime ? "@timestamp" : breakdown.label, holds: "part", format: isTime ? "time" : "text" };
  });
  const figures = chart.metrics.map(({ label, format }): Column => ({
    name: label,
    holds: "figure",
    format: format ?? "number",
  }));
  return [...parts, ...figures];
}

/** The table of a chart from what Elasticsearch answers; what Kibana computes itself is computed here. */
export function answerOf(chart: AnyChart, aggregations: unknown, records: number): Answer {
  const whole = { ...(aggregations as Readonly<Record<string, unknown>> | undefined), doc_count: records };
  const rows = rowsOf(whole, breakdownsOf(chart), []);
  const figures = rows.map(({ bucket }) =>
    chart.metrics.map((metric, index) =>
      measuresOf(metric).map((measure, position) => figureIn(bucket, measureName(index, position), measure)),
    ),
  );
  const columns = chart.metrics.map((metric, index) =>
    finished(
      metric,
      figures.map((row) => row[index] ?? []),
    ),
  );
  return {
    columns: columnsOf(chart),
    rows: rows.map(({ key }, index) => [...key, ...columns.map((column) => column[index] ?? null)]),
  };
}

/** The table of a list of records. */
export function recordsAnswerOf(
  { columns }: Records,
  hits: readonly { readonly fields?: Readonly<Record<string, readonly Cell[]>> }[],
): Answer {
  const names = ["@timestamp", ...columns];
  return {
    columns: names.map((name, index) => ({ name, holds: "part", format: index === 0 ? "time" : "text" })),
    rows: hits.map(({ fields }) =>
      names.map((name, index) => {
        const value = fields?.[name]?.[0] ?? null;
        return index === 0 ? Number(value) : value;
      }),
    ),
  };
}

interface Row {
  readonly key: readonly Cell[];
  readonly bucket: Bucket;
}

function rowsOf(bucket: Bucket, [first, ...others]: readonly Breakdown<string>[], key: readonly Cell[]): Row[] {
  if (first === undefined) return [{ key, bucket }];
  const buckets = (bucket[bucketsName] as Buckets | undefined)?.buckets ?? []; // none of an index that is not there
  const parts: [Cell, Bucket][] = isList(buckets)
    ? buckets.map((part) => [part.key ?? null, part])
    : first.by === "conditions"
      ? first.of.flatMap(({ label }) => (buckets[label] === undefined ? [] : [[label, buckets[label]]]))
      : [];
  return parts.flatMap(([name, part]) => rowsOf(part, others, [...key, name]));
}

const isList = (buckets: Buckets["buckets"]): buckets is readonly Bucket[] => Array.isArray(buckets);

function figureIn(bucket: Bucket, name: string, measure: Measure<string>): Cell {
  const found = bucket[name] as Figure | undefined;
  if (measure.of === "count") return found?.doc_count ?? (found === undefined ? bucket.doc_count : 0);
  const figure = found?.[figureName] ?? found;
  if (measure.of === "percentile") return Object.values(figure?.values ?? {})[0] ?? null;
  if (measure.of === "last") return figure?.hits?.hits[0]?.fields?.[measure.field]?.[0] ?? null;
  return figure?.value ?? null;
}

/** A metric's value in every row, from its measures there. */
function finished(metric: Metric<string>, rows: readonly (readonly Cell[])[]): Cell[] {
  if (!isDerived(metric)) return rows.map(([value]) => value ?? null);
  const numbers = rows.map((row) => row.map((value) => (typeof value === "number" ? value : 0)));
  const firsts = numbers.map(([value = 0]) => value);
  const sum = firsts.reduce((total, value) => total + value, 0);
  switch (metric.of) {
    case "difference":
      return numbers.map(([one = 0, other = 0]) => one - other);
    case "ratio":
      return numbers.map(([one = 0, other = 0]) => over(one, other));
    case "ratioToMean":
      return firsts.map((value) => over(value, sum / firsts.length));
    case "shareOfSum":
      return firsts.map((value) => over(value, sum));
    case "averageBefore":
      return firsts.map((_, index) => {
        const before = firsts.slice(Math.max(0, index - metric.buckets), index);
        return over(
          before.reduce((total, value) => total + value, 0),
          before.length,
        );
      });
  }
}

const over = (value: number, whole: number): Cell => (whole === 0 ? null : value / whole);
