import type { FieldName } from "../../shared/record";
import { type Condition, esqlOf } from "../../shared/condition";
import { lines, span } from "../esql";

/** Some records and then another one, within a time, per value of a field. */
export interface Sequence {
  readonly kind: "sequence";
  readonly first: Condition;
  /** How often at least. */
  readonly times: number;
  /** What then follows. */
  readonly next: Condition;
  readonly by: FieldName;
  readonly within: string;
}

/** The check in ES|QL, after FROM. */
export const sequence = ({ first, times, next, by, within }: Sequence): string =>
  lines(
    `WHERE ${esqlOf({ any: [first, next] })} AND ${by} IS NOT NULL`,
    `INLINE STATS next = MAX(@timestamp) WHERE ${esqlOf(next)} BY ${by}`,
    `WHERE ${esqlOf(first)} AND @timestamp < next AND @timestamp > next - ${span(within)}`,
    `STATS times = COUNT(*) BY ${by}`,
    `WHERE times >= ${String(times)}`,
  );
