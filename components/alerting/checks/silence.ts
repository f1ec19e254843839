import type { FieldName } from "../../shared/record";
import { age } from "../../shared/units";
import type { Condition } from "../../shared/condition";
import { all, between, end, lines, span } from "../esql";
import { days } from "./outlier";

/**
 * No record for so long that many were to be expected. The rate is that of the hour around this time of day: on the mean
 * of the days that are known, at most seven; and once a week is, that of a week ago if it is less, so that a weekend is not
 * held to the pace of working days.
 */
export interface Silence {
  readonly kind: "silence";
  readonly where: readonly Condition[];
  readonly by: FieldName;
  /** A shorter silence never fires. */
  readonly least: string;
  /** Records that must be missing: were they independent, 20 would be missing by chance once in e^20 times. */
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
  const known = days
    .toReversed()
    .map((back) => `begin <= end - ${String((back * day + aside) / 60)} minutes, ${String(back)}`);
  return lines(
    `WHERE ${all(where)}`,
    end,
    `STATS begin = MIN(@timestamp), latest = MAX(@timestamp), ${counts.join(", ")} BY ${by}`,
    end,
    `EVAL known = CASE(${known.join(", ")}, 0)`,
    "WHERE known > 0",
    `EVAL mean = (${days.map((back) => `d${String(back)}`).join(" + ")}) / TO_DOUBLE(known)`,
    `EVAL hourly = CASE(known == ${String(days.length)}, LEAST(mean, TO_DOUBLE(d7)), mean)`,
    'EVAL missing = hourly * DATE_DIFF("milliseconds", latest, end) / 3600000.0',
    `WHERE latest <= end - ${span(least)} AND missing >= ${String(missing)}`,
    `KEEP ${by}, latest, missing`,
  );
}
