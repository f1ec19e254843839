import type { FieldName } from "../../shared/record";
import { age } from "../../shared/units";
import type { Condition } from "../../shared/condition";
import { all, end, lines } from "../esql";

/** Records in every part of a time, per value of a field: what goes on, and did not only happen. */
export interface Lasting {
  readonly kind: "lasting";
  readonly where: readonly Condition[];
  readonly by: FieldName;
  readonly within: string;
  /** Equal parts of that time, each of them whole minutes. */
  readonly parts: number;
}

/** The check in ES|QL, after FROM. */
export const lasting = ({ where, by, within, parts }: Lasting): string =>
  lines(
    `WHERE ${all(where)}`,
    end,
    `EVAL part = DATE_DIFF("milliseconds", @timestamp, end) / ${String((age(within) * 1000) / parts)}`,
    `STATS parts = COUNT_DISTINCT(part) BY ${by}`,
    `WHERE parts == ${String(parts)}`,
  );
