import type { Span } from "../../../../local/dashboards/aggregations";
import type { Events, Expected } from "./figures";

/** All that was written: the logs, and what the alerts have told. */
export interface Written {
  readonly logs: Events;
  readonly outbox: Events;
}

/** What a panel must show of it, computed from the events themselves; nothing of the program is asked. */
export type Expectation = (written: Written, span: Span) => Expected[][];

/** The expectations of a dashboard's panels by their titles. */
export type Expectations = Readonly<Record<string, Expectation>>;

/** The same time, so many weeks earlier. */
export function weeksBefore({ from, to }: Span, weeks: number): Span {
  const earlier = weeks * 7 * 86_400_000;
  return { from: from - earlier, to: to - earlier };
}
