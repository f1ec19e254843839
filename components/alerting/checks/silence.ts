import type { FieldName } from "../../shared/record";
import { age } from "../../shared/units";
import type { Condition } from "../../shared/condition";
import { all, byKey, end, lines, span } from "../esql";
import { days } from "./outlier";
import type { WorkingDays } from "./standstill";

/**
 * No record for so long that it hardly comes by chance. How likely that is tells the same stretch of time on the last seven
 * days, as far as they are known and of the same kind, working days or not: in how many of its minutes there was a
 * record. Minutes are counted, since one job may write a hundred records at once. If the day a week ago had less than half,
 * it alone counts; and without it a weekend is not judged.
 */
export interface Silence {
  readonly kind: "silence";
  readonly where: readonly Condition[];
  readonly by: FieldName;
  /** A shorter silence never fires. */
  readonly least: string;
  /** It fires if, were its minutes independent, it would come by chance once in e to this power times. */
  readonly surprise: number;
  readonly workingDays: WorkingDays;
}

const day = age("1d") * 1000;

/** The check in ES|QL, after FROM. Of a silence of more than a day the last day is looked at. */
export function silence({ where, by, least, surprise, workingDays }: Silence): string {
  const { utcOffsetHours, toWeekday } = workingDays;
  const weekday = (time: string): string => `DATE_EXTRACT("day_of_week", ${time} + ${String(utcOffsetHours)} hours)`;
  const isAlike = (back: string): string =>
    ["from", "to"]
      .map(
        (one) =>
          `(((${one}_day - ${back} + 13) % 7 + 1 < ${String(toWeekday)}) == (${one}_day < ${String(toWeekday)}))`,
      )
      .join(" AND ");
  const known = days.map(
    (back) => `CASE(begin <= since - ${String(back * 1440)} minutes AND ${isAlike(String(back))}, 1, 0)`,
  );
  const week = String(days.length);
  const isSame = `back >= 1 AND back <= ${week} AND ago % ${String(day)} < silent`;
  return lines(
    `WHERE ${all(where)}`,
    `INLINE STATS begin = MIN(@timestamp), latest = MAX(@timestamp) BY ${by}`,
    end,
    `WHERE latest <= end - ${span(least)}`,
    "EVAL since = GREATEST(DATE_TRUNC(1 minute, latest - 1 millisecond) + 1 minute, end - 1 day)",
    `EVAL from_day = ${weekday("since")}, to_day = ${weekday("end")}`,
    'EVAL silent = DATE_DIFF("milliseconds", since, end), ago = DATE_DIFF("milliseconds", @timestamp, end)',
    `EVAL back = ago / ${String(day)}, slot = DATE_TRUNC(1 minute, @timestamp - 1 millisecond)`,
    `STATS alike = COUNT_DISTINCT(slot) WHERE ${isSame} AND ${isAlike("back")}, week_ago = COUNT_DISTINCT(slot) WHERE ${isSame} AND back == ${week} BY ${by}, begin, latest, since, end, silent, from_day, to_day`,
    `EVAL known = ${known.join(" + ")}, has_week = begin <= since - ${String(days.length * 1440)} minutes`,
    `WHERE known > 0 AND (has_week OR (from_day < ${String(toWeekday)} AND to_day < ${String(toWeekday)}))`,
    "EVAL minutes = silent / 60000.0, mean = alike / TO_DOUBLE(known)",
    "EVAL usual = CASE(has_week AND week_ago * 2 < mean, TO_DOUBLE(week_ago), mean)",
    "EVAL likely = LEAST(usual / minutes, 1.0 - 1.0 / (known * minutes + 1.0))",
    "EVAL surprise = -1.0 * LOG(1.0 - likely) * minutes",
    `WHERE surprise >= ${String(surprise)}`,
    byKey([by], ["latest"]),
  );
}
