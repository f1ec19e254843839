import { age } from "../shared/units";
import { type Condition, esqlOf } from "../shared/condition";

/** Commands of ES|QL after FROM, one a line. */
export const lines = (...commands: readonly string[]): string => commands.map((command) => `\n| ${command}`).join("");

/** The end of the time that a rule looks at, which Kibana hands in with every run. */
export const end = "EVAL end = TO_DATETIME(?_tend)";

/** An Elasticsearch time such as `45m` as ES|QL writes it. */
export const span = (time: string): string => `${String(age(time) / 60)} minutes`;

/** Records between two times before `end`, the later one included, as Kibana bounds the whole time. Seconds. */
export const between = (from: number, to: number): string =>
  `@timestamp > end - ${String(from / 60)} minutes AND @timestamp <= end - ${String(to / 60)} minutes`;

/**
 * The end of a query whose last STATS groups by more than the key, or is an INLINE STATS over all rows: Kibana names an alert by what
 * that groups by, so it would be named by counts and times too, and by another name at each run.
 *
 * @param told columns besides the key
 */
export const byKey = (key: readonly string[], told: readonly string[]): string =>
  `STATS ${told.map((column) => `${column} = MAX(${column})`).join(", ")} BY ${key.join(", ")}`;

/** All of the conditions. */
export const all = (conditions: readonly Condition[]): string => conditions.map(esqlOf).join(" AND ");
