import type { FieldName } from "../../shared/record";
import { type Condition, esqlOf } from "../../shared/condition";
import { end, lines, span } from "../esql";

/** What began and did not end in time, per value of a field. */
export interface Unfinished {
  readonly kind: "unfinished";
  readonly begun: Condition;
  readonly ended: Condition;
  readonly by: FieldName;
  readonly limit: string;
  /** How long back it may have begun. */
  readonly within: string;
  /** Whether it may begin anew after an end; else an end counts whatever two clocks say about its order. */
  readonly again: boolean;
}

/** The check in ES|QL, after FROM. */
export const unfinished = ({ begun, ended, by, limit, within, again }: Unfinished): string =>
  lines(
    `WHERE ${esqlOf({ any: [begun, ended] })} AND ${by} IS NOT NULL`,
    `STATS begun = MAX(@timestamp) WHERE ${esqlOf(begun)}, ended = MAX(@timestamp) WHERE ${esqlOf(ended)} BY ${by}`,
    end,
    `WHERE begun > end - ${span(within)} AND begun <= end - ${span(limit)}`,
    `WHERE ${again ? "(ended IS NULL OR ended < begun)" : "ended IS NULL"}`,
    `KEEP ${by}, begun`,
  );
