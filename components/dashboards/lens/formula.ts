import { type Condition, kqlOf } from "../../shared/condition";
import { type Derived, type Measure, recordsOf } from "../metric";

const functions = {
  count: "count",
  unique: "unique_count",
  sum: "sum",
  average: "average",
  min: "min",
  max: "max",
  last: "last_value",
  percentile: "percentile",
} as const satisfies Readonly<Record<Measure<string>["of"], string>>;

/** All of the conditions in Kibana's query language; empty for every record. */
export const kql = (where: readonly Condition<string>[]): string => where.map(kqlOf).join(" and ");

/** What Kibana computes itself, in the language of Lens's formulas. */
export function formulaOf(metric: Exclude<Derived<string>, { of: "averageBefore" }>): string {
  if ("figures" in metric) {
    const [one, other] = metric.figures;
    return `${term(one)} ${metric.of === "difference" ? "-" : "/"} ${term(other)}`;
  }
  const figure = term(metric.figure);
  return `${figure} / ${metric.of === "ratioToMean" ? "overall_average" : "overall_sum"}(${figure})`;
}

function term(measure: Measure<string>): string {
  const { of, before } = measure;
  const where = recordsOf(measure);
  const given = [
    "field" in measure ? measure.field : undefined,
    of === "percentile" ? `percentile=${String(measure.percent)}` : undefined,
    where === undefined ? undefined : `kql='${kql(where)}'`,
    before === undefined ? undefined : `shift='${before}'`,
  ];
  return `${functions[of]}(${given.filter((part) => part !== undefined).join(", ")})`;
}
