import type { Expectation } from "./expected";
import { both, during, type Is, value } from "./figures";

/** So many records a list fetches. */
const fetched = 500;

/** A list of records, the newest first; which of those at the same time comes first is left open. */
export const records =
  (shown: Is, columns: readonly string[]): Expectation =>
  ({ logs }, span) => {
    const newest = logs.filter(both(shown, during(span))).sort((one, other) => other.at - one.at);
    return newest.slice(0, fetched).map(({ at }) => {
      const alike = newest.filter((event) => event.at === at);
      return [at, ...columns.map((name) => (found: unknown) => alike.some((event) => value(event, name) === found))];
    });
  };
