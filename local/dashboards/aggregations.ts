import type { estypes } from "@elastic/elasticsearch";
import { type Breakdown, rangeName } from "../../components/dashboards/breakdown";
import { type Measure, measuresOf, recordsOf, type Shift } from "../../components/dashboards/metric";
import type { Chart, DataName } from "../../components/dashboards/panel";
import { type Condition, queryOf } from "../../components/shared/condition";

/** Any chart, whatever records it looks at. */
export type AnyChart = Chart<DataName, string>;

/** From a time on and before another, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a panel's aggregations depend on. */
export interface Context {
  readonly chart: AnyChart;
  readonly span: Span;
  readonly timeZone: string;
  /** Whether several times are compared: then each measure says of which it is. */
  readonly shifted: boolean;
}

const week = 7 * 86_400_000;
const shifts: Readonly<Record<Shift, number>> = { "1w": week, "3w": 3 * week };
const calendarIntervals = { "1h": "1h", "3h": undefined, "1d": "1d" } as const;

/** The breakdowns from the outside in: the parts of bars are the largest of the whole chart, not of each bar. */
export function breakdownsOf({ rows, split }: AnyChart): readonly Breakdown<string>[] {
  return split === undefined ? rows : [split, ...rows];
}

/** Name of the aggregation that computes a measure of a metric. */
export const measureName = (metric: number, measure: number): string => `metric-${String(metric)}-${String(measure)}`;

/** Name of the aggregation that a breakdown becomes. */
export const bucketsName = "buckets";

/** Name of the figure within a filter. */
export const figureName = "figure";

type Aggregations = Record<string, estypes.AggregationsAggregationContainer>;

/** The aggregations of breakdowns, one within the other, with the metrics in the innermost. */
export function nested([first, ...others]: readonly Breakdown<string>[], context: Context): Aggregations {
  if (first === undefined) return metricsOf(context);
  const inner = nested(others, context);
  if (first.by !== "top") return { [bucketsName]: { ...bucketsOf(first, context), aggs: inner } };
  const ranked = typeof first.rank === "number" || first.rank === undefined ? (first.rank ?? 0) : undefined;
  const ranking = ranked === undefined || others.length === 0 ? {} : metricsOf(context, ranked); // of outer buckets, too
  const direction = first.first === "smallest" ? "asc" : "desc";
  const order = ranked === undefined ? { _key: "asc" as const } : ({ [rankedBy(context, ranked)]: direction } as const);
  const terms = { field: first.field, size: first.size, order };
  return { [bucketsName]: { terms, aggs: { ...ranking, ...inner } } };
}

function bucketsOf(
  breakdown: Exclude<Breakdown<string>, { by: "top" }>,
  { span, timeZone }: Context,
): estypes.AggregationsAggregationContainer {
  if (breakdown.by === "conditions") {
    const filters = Object.fromEntries(breakdown.of.map(({ label, where }) => [label, allOf(where)]));
    return { filters: { filters } };
  }
  if (breakdown.by === "ranges") {
    const { field, bounds } = breakdown;
    const ranges = [undefined, ...bounds].map((from, index) => {
      const to = bounds[index];
      const key = rangeName(from, to);
      return { key, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    });
    return { range: { field, ranges } };
  }
  const calendar = calendarIntervals[breakdown.every];
  return {
    date_histogram: {
      field: "@timestamp",
      ...(calendar === undefined ? { fixed_interval: breakdown.every } : { calendar_interval: calendar }),
      time_zone: timeZone,
      min_doc_count: 0,
      extended_bounds: { min: span.from, max: span.to - 1 },
    },
  };
}

function metricsOf(context: Context, only?: number): Aggregations {
  const wanted = context.chart.metrics.map((metric, index): [number, readonly Measure<string>[]] => [
    index,
    only === undefined || only === index ? measuresOf(metric) : [],
  ]);
  return Object.fromEntries(
    wanted.flatMap(([index, measures]) =>
      measures.flatMap((measure, position): [string, estypes.AggregationsAggregationContainer][] => {
        const aggregation = measured(measure, context);
        return aggregation === undefined ? [] : [[measureName(index, position), aggregation]];
      }),
    ),
  );
}

/** Undefined: it is the number of the bucket's records, which comes with every bucket. */
function measured(measure: Measure<string>, context: Context): estypes.AggregationsAggregationContainer | undefined {
  const figure = figureOf(measure);
  if (!isFiltered(measure, context)) return figure;
  const time = context.shifted ? [within(context.span, measure.before)] : [];
  const filter = { bool: { filter: [...(recordsOf(measure) ?? []).map(dsl), ...time] } };
  return { filter, ...(figure === undefined ? {} : { aggs: { [figureName]: figure } }) };
}

const isFiltered = (measure: Measure<string>, { shifted }: Context): boolean =>
  shifted || recordsOf(measure) !== undefined;

function figureOf(measure: Measure<string>): estypes.AggregationsAggregationContainer | undefined {
  if (measure.of === "count") return undefined;
  const { field } = measure;
  switch (measure.of) {
    case "unique":
      return { cardinality: { field } };
    case "average":
      return { avg: { field } };
    case "percentile":
      return { percentiles: { field, percents: [measure.percent] } };
    case "last":
      return { top_hits: { size: 1, sort: [{ "@timestamp": "desc" }], _source: false, fields: [field] } };
    default:
      return { [measure.of]: { field } };
  }
}

/** The path of a metric by which buckets are ordered. */
function rankedBy(context: Context, metric: number): string {
  const [measure] = measuresOf(context.chart.metrics[metric] ?? { of: "count" });
  if (measure === undefined || (measure.of === "count" && !isFiltered(measure, context))) return "_count";
  const figure = measure.of === "count" ? "" : isFiltered(measure, context) ? `>${figureName}` : "";
  return `${measureName(metric, 0)}${figure}`;
}

/** A condition as a query. */
export const dsl = (condition: Condition<string>): estypes.QueryDslQueryContainer => queryOf(condition);

const allOf = (where: readonly Condition<string>[]): estypes.QueryDslQueryContainer => ({
  bool: { filter: where.map(dsl) },
});

/** Records of a time, or of one so much earlier. */
export function within({ from, to }: Span, before: Shift | undefined): estypes.QueryDslQueryContainer {
  const earlier = before === undefined ? 0 : shifts[before];
  return { range: { "@timestamp": { gte: from - earlier, lt: to - earlier, format: "epoch_millis" } } };
}
