import type { FieldName } from "../../shared/record";
import { age } from "../../shared/units";
import type { Condition } from "../condition";
import { all, between, end, lines, span } from "../esql";
import { days } from "./outlier";

/**
 * No record for so long that many were to be expected. The rate is that of the hour around this time of day: on the mean
 * of the last seven days, or a week ago if that is less, so that a weekend is not held to the pace of working days.
 */
export interface Silence {
  readonly kind: "silence";
  readonly where: readonly Condition[];
  readonly by: FieldName;
  /** A shorter silence never fires. */
  readonly least: string;
  /** Records that must be missing. */
  readonly missing: number;
}

const day = age("1d");

/** Seconds on either side of this time of day. */
export const aside = 1800;

/** The check in ES|QL, after FROM. */
export function silence({ where, by, least, missing }: Silence): string {
  const counts = days.map(
    (back) => `d${String(back)} = COUNT(*) WHERE ${between(back * day + aside, back * day - aside)}`,
  );
  return lines(
    `WHERE ${all(where)}`,
    end,
    `STATS last = MAX(@timestamp), ${counts.join(", ")} BY ${by}`,
    end,
    `EVAL hourly = LEAST((${days.map((back) => `d${String(back)}`).join(" + ")}) / 7.0, d7 / 1.0)`,
    `EVAL missing = hourly * DATE_DIFF("milliseconds", last, end) / 3600000.0`,
    `WHERE last <= end - ${span(least)} AND missing >= ${String(missing)}`,
    `KEEP ${by}, last, missing`,
  );
}
