import type { Check } from "../../components/alerting/checks/check";
import type { Condition } from "../../components/shared/condition";
import type { Group, Groups } from "./groups";

/** A time, milliseconds: after `from` and up to `to`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** How a kind of check is decided from what Elasticsearch grouped. */
export interface Judge<C extends Check> {
  /** How finely times are grouped. Default: by the minute. */
  readonly bucket?: "1ms";
  /** The records that are counted, each kind by itself: all of its conditions hold. */
  readonly measures: (check: C) => Readonly<Record<string, readonly Condition[]>>;
  /** Whether a run at a time finds the key. */
  readonly fires: (check: C, group: Group, at: number, groups: Groups) => boolean;
  /** When that is possible at all, so that no more times need to be decided. */
  readonly when: (check: C, group: Group, range: Interval) => readonly Interval[];
}

/** Milliseconds. */
export const minute = 60_000;

/** While one of some minutes lies in a window. */
export const after = (ends: readonly number[], window: number): Interval[] =>
  ends.map((end) => ({ from: end - minute, to: end + window }));
