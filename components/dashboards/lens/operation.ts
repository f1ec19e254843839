import { type Breakdown, rangeName } from "../breakdown";
import { type Format, isDerived, type Measure, type Metric, recordsOf } from "../metric";
import { formulaOf, kql } from "./formula";

/** A piece of a chart as Kibana's API for dashboards takes it. */
export type Operation = Readonly<Record<string, unknown>>;

const filterOf = (where: Measure<string>["where"]): Operation =>
  where === undefined ? {} : { filter: { language: "kql", expression: kql(where) } };

/** What is written as it is has no format, and Kibana finds one by the field. */
const formats: Readonly<Record<Format, Operation>> = {
  number: {},
  text: {},
  time: {},
  bytes: { format: { type: "bytes", decimals: 1 } },
  duration: { format: { type: "duration", from: "nanoseconds", to: "humanizePrecise" } },
  share: { format: { type: "percent", decimals: 1, compact: false } },
};

/** A column, a line, a height of bars. */
export function metricOperation(metric: Metric<string>): Operation {
  const named = { label: metric.label, ...formats[metric.format ?? "number"] };
  if (!isDerived(metric)) return { ...measureOperation(metric), ...named };
  if (metric.of === "averageBefore")
    return { operation: "moving_average", of: measureOperation(metric.figure), window: metric.buckets, ...named };
  return { operation: "formula", formula: formulaOf(metric), ...named };
}

function measureOperation(measure: Measure<string>): Operation {
  const common = {
    ...("field" in measure && { field: measure.field }),
    ...filterOf(recordsOf(measure)),
    ...(measure.before !== undefined && { time_shift: measure.before }),
  };
  switch (measure.of) {
    case "count":
      return { operation: "count", empty_as_null: false, ...common };
    case "unique":
      return { operation: "unique_count", empty_as_null: false, ...common };
    case "sum":
      return { operation: "sum", empty_as_null: false, ...common };
    case "percentile":
      return { operation: "percentile", percentile: measure.percent, ...common };
    case "last":
      return { operation: "last_value", time_field: "@timestamp", multi_value: true, ...common };
    default:
      return { operation: measure.of, ...common };
  }
}

/** Rows, an axis, the parts of bars. */
export function breakdownOperation(breakdown: Breakdown<string>): Operation {
  switch (breakdown.by) {
    case "time":
      return {
        operation: "date_histogram",
        field: "@timestamp",
        suggested_interval: breakdown.every,
        use_original_time_range: false,
        include_empty_rows: true,
        drop_partial_intervals: false,
      };
    case "top":
      return {
        operation: "terms",
        fields: [breakdown.field],
        label: breakdown.label,
        limit: breakdown.size,
        rank_by:
          breakdown.rank === "value"
            ? { type: "alphabetical", direction: "asc" }
            : {
                type: "metric",
                metric_index: breakdown.rank ?? 0,
                direction: breakdown.first === "smallest" ? "asc" : "desc",
              },
      };
    case "conditions":
      return {
        operation: "filters",
        label: breakdown.label,
        filters: breakdown.of.map(({ label, where }) => ({ label, ...filterOf(where) })),
      };
    case "ranges":
      return {
        operation: "range",
        field: breakdown.field,
        label: breakdown.label,
        ranges: [undefined, ...breakdown.bounds].map((from, index) => {
          const to = breakdown.bounds[index];
          const ends = { ...(from !== undefined && { gt: from }), ...(to !== undefined && { lte: to }) };
          return { ...ends, label: rangeName(from, to) };
        }),
      };
  }
}
