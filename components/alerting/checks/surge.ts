import type { FieldName } from "../../shared/record";
import { age } from "../../shared/units";
import type { Condition } from "../../shared/condition";
import { all, between, byKey, end, lines } from "../esql";

/** Far more records than at the same time of the weeks before; the key is the party that made most of them. */
export interface Surge {
  readonly kind: "surge";
  readonly where: readonly Condition[];
  /** The party is the first of these that a record has. */
  readonly by: readonly [FieldName, ...FieldName[]];
  readonly within: string;
  /** It fires above so many times the median of those weeks, of which at least one must be known. */
  readonly times: number;
  /** And above this. */
  readonly over: number;
}

/** A month of logs holds four weeks before this one. */
export const weeks = [1, 2, 3, 4] as const;

const week = age("7d");

/** The check in ES|QL, after FROM. The median is what is left in the middle, since ES|QL has none over columns. */
export function surge({ where, by, within, times, over }: Surge): string {
  const slot = age(within);
  const each = (text: (week: string) => string): string => weeks.map((number) => text(String(number))).join(", ");
  const counts = weeks.map((back) => `w${String(back)} = COUNT(*) WHERE ${between(back * week + slot, back * week)}`);
  const known = weeks
    .toReversed()
    .map((back) => `begin <= end - ${String((back * week + slot) / 60)} minutes, ${String(back)}`);
  const medians = [
    "known == 4, (t1 + t2 + t3 + t4 - GREATEST(t1, t2, t3, t4) - LEAST(t1, t2, t3, t4)) / 2.0",
    "known == 3, (t1 + t2 + t3 - GREATEST(t1, t2, t3) - LEAST(t1, t2, t3)) / 1.0",
    "known == 2, (t1 + t2) / 2.0",
    "known == 1, t1 / 1.0",
  ];
  return lines(
    `WHERE ${all(where)}`,
    `EVAL party = COALESCE(${by.join(", ")})`,
    end,
    `STATS now = COUNT(*) WHERE ${between(slot, 0)}, ${counts.join(", ")}, oldest = MIN(@timestamp) BY party`,
    `INLINE STATS total = SUM(now), ${each((back) => `t${back} = SUM(w${back})`)}, begin = MIN(oldest)`,
    end,
    `EVAL known = CASE(${known.join(", ")}, 0)`,
    `EVAL usual = CASE(${medians.join(", ")})`,
    `WHERE total > ${String(over)} AND total > ${String(times)} * usual AND now > 0`,
    "SORT now DESC, party",
    "LIMIT 1",
    byKey(["party"], ["total", "usual"]),
  );
}
