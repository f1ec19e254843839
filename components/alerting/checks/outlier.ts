import type { FieldName } from "../../shared/record";
import { age } from "../../shared/units";
import type { Condition } from "../../shared/condition";
import { all, between, end, lines } from "../esql";

/** More records than at the same time of the days before, by their mean and standard deviation. */
export interface Outlier {
  readonly kind: "outlier";
  readonly where: readonly Condition[];
  readonly by: FieldName;
  readonly within: string;
  readonly sigmas: number;
  /** Fewer never fire. */
  readonly least: number;
}

/** The week before: each weekday once. */
export const days = [1, 2, 3, 4, 5, 6, 7] as const;

const day = age("1d");

/** The check in ES|QL, after FROM. */
export function outlier({ where, by, within, sigmas, least }: Outlier): string {
  const slot = age(within);
  const counts = days.map((back) => `d${String(back)} = COUNT(*) WHERE ${between(back * day + slot, back * day)}`);
  const sum = (of: (day: string) => string): string => days.map((back) => of(`d${String(back)}`)).join(" + ");
  return lines(
    `WHERE ${all(where)}`,
    end,
    `STATS now = COUNT(*) WHERE ${between(slot, 0)}, ${counts.join(", ")} BY ${by}`,
    `EVAL mean = (${sum((one) => one)}) / 7.0`,
    `EVAL sigma = SQRT((${sum((one) => `POW(${one} - mean, 2)`)}) / 7.0)`,
    `WHERE now >= ${String(least)} AND now > mean + ${String(sigmas)} * sigma`,
    `KEEP ${by}, now, mean, sigma`,
  );
}
