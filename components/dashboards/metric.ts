import type { Condition } from "../shared/condition";

/** How far back a figure is taken, to be compared with. In all, a panel must stay within the month that logs are kept. */
export type Shift = "1w" | "3w";

/** A figure of some records, computed by Elasticsearch. */
export type Measure<Field extends string> = (
  | { readonly of: "count" }
  | { readonly of: "unique" | "sum" | "average" | "min" | "max" | "last"; readonly field: Field }
  | { readonly of: "percentile"; readonly field: Field; readonly percent: number }
) & {
  /** Only of these records. */
  readonly where?: readonly Condition<Field>[];
  /** Of the same length of time, so much earlier. */
  readonly before?: Shift;
};

/** What Kibana computes itself from such figures. */
export type Derived<Field extends string> =
  | { readonly of: "difference" | "ratio"; readonly figures: readonly [Measure<Field>, Measure<Field>] }
  /** The figure over its mean, or its sum, over all rows of the panel. */
  | { readonly of: "ratioToMean" | "shareOfSum"; readonly figure: Measure<Field> }
  /** Of the buckets of time before each one, so many; not of the one itself, which is still filling. */
  | { readonly of: "averageBefore"; readonly figure: Measure<Field>; readonly buckets: number };

/** How a figure is written: `duration` is in nanoseconds, `share` is 1 for the whole. */
export type Format = "number" | "bytes" | "duration" | "share" | "text" | "time";

/** A figure with its name: a column of a table, a line of a chart. */
export type Metric<Field extends string> = (Measure<Field> | Derived<Field>) & {
  readonly label: string;
  /** Default: `number`. */
  readonly format?: Format;
};

/** Whether Kibana computes it itself. */
export const isDerived = <Field extends string>(metric: Measure<Field> | Derived<Field>): metric is Derived<Field> =>
  "figures" in metric || "figure" in metric;

/** What Elasticsearch is asked for a metric. */
export function measuresOf<Field extends string>(metric: Measure<Field> | Derived<Field>): readonly Measure<Field>[] {
  if (!isDerived(metric)) return [metric];
  return "figures" in metric ? metric.figures : [metric.figure];
}

/** The records that a measure looks at: the last value is that of the last record which has one. */
export function recordsOf<Field extends string>(measure: Measure<Field>): readonly Condition<Field>[] | undefined {
  if (measure.of !== "last") return measure.where;
  return [...(measure.where ?? []), { field: measure.field, exists: true }];
}
