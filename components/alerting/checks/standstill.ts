import type { FieldName } from "../../shared/record";
import { age } from "../../shared/units";
import { type Condition, esqlOf } from "../../shared/condition";
import { between, end, lines } from "../esql";

/** On which days people work, on the clock of one place. */
export interface WorkingDays {
  /** Hours ahead of UTC, the whole year. */
  readonly utcOffsetHours: number;
  /** First day after the work, counted from Monday as 1. */
  readonly toWeekday: number;
}

/** And when on them. */
export interface WorkingTime extends WorkingDays {
  readonly fromHour: number;
  readonly toHour: number;
}

/** Nothing of a kind in working time from anybody, while other things go on; the keys are those who used to have it. */
export interface Standstill {
  readonly kind: "standstill";
  readonly of: Condition;
  readonly while: Condition;
  readonly by: FieldName;
  readonly within: string;
  /** How long back somebody used to have it. */
  readonly since: string;
  readonly workingTime: WorkingTime;
}

/** The check in ES|QL, after FROM. */
export function standstill(check: Standstill): string {
  const { by, within, workingTime } = check;
  const [of, others] = [esqlOf(check.of), esqlOf(check.while)];
  const lately = between(age(within), 0);
  const from = workingTime.fromHour + age(within) / 3600; // the whole time has to lie in working time
  return lines(
    `WHERE ${of} OR ${others}`,
    end,
    `EVAL here = end + ${String(workingTime.utcOffsetHours)} hours`,
    `WHERE DATE_EXTRACT("day_of_week", here) < ${String(workingTime.toWeekday)}`,
    `WHERE DATE_EXTRACT("hour_of_day", here) >= ${String(from)} AND DATE_EXTRACT("hour_of_day", here) < ${String(workingTime.toHour)}`,
    `STATS lately = COUNT(*) WHERE ${of} AND ${lately}, others = COUNT(*) WHERE ${others} AND ${lately}, used = COUNT(*) WHERE ${of} BY ${by}`,
    "INLINE STATS anywhere = SUM(lately), going = SUM(others)",
    "WHERE anywhere == 0 AND going > 0 AND used > 0",
    `KEEP ${by}`,
  );
}
