import type { Client } from "@elastic/elasticsearch";
import { type Check, lookBack } from "../../components/alerting/checks/check";
import { age } from "../../components/shared/units";
import type { Groups } from "./groups";
import type { Interval, Judge } from "./judge";
import { overdue, silence, standstill, unfinished } from "./judges/absences";
import { count, lasting, outlier, share, surge } from "./judges/counts";
import { newcomer, sequence } from "./judges/sequences";
import { scan } from "./scan";

/** That a run of a check finds a key. */
export interface Finding {
  /** Time of the run. */
  readonly at: number;
  /** Values of the check's key fields. */
  readonly key: readonly string[];
}

/** Every run of a check in a range: those at whole multiples of its interval. */
export interface Runs extends Interval {
  /** Milliseconds between two. */
  readonly every: number;
}

/** A check with the judge of its kind: what can be asked of it. */
export interface Judged {
  /** Lets Elasticsearch group the records between two times. */
  readonly scan: (client: Client, index: string, range: Interval) => Promise<Groups>;
  /** What all runs find, each key at the times at which it can be found at all. */
  readonly over: (groups: Groups, runs: Runs) => Finding[];
}

/** Finds out, with one scan of the range, what every run of a check would find. */
export async function evaluate(client: Client, index: string, check: Check, runs: Runs): Promise<Finding[]> {
  const judged = judgedBy(check);
  const groups = await judged.scan(client, index, { from: runs.from - age(lookBack(check)) * 1000, to: runs.to });
  return judged.over(groups, runs);
}

/** A check with the judge of its kind. */
export function judgedBy(check: Check): Judged {
  switch (check.kind) {
    case "count":
      return by(check, count);
    case "lasting":
      return by(check, lasting);
    case "newcomer":
      return by(check, newcomer);
    case "outlier":
      return by(check, outlier);
    case "overdue":
      return by(check, overdue);
    case "sequence":
      return by(check, sequence);
    case "share":
      return by(check, share);
    case "silence":
      return by(check, silence);
    case "standstill":
      return by(check, standstill);
    case "surge":
      return by(check, surge);
    case "unfinished":
      return by(check, unfinished);
  }
}

function by<C extends Check>(check: C, judge: Judge<C>): Judged {
  return {
    scan: (client, index, range) => scan(client, index, check, judge, range),
    over: (groups, runs) =>
      groups.all.flatMap((group) => {
        const possible = judge
          .when(check, group, runs)
          .flatMap(({ from, to }) => times({ from: Math.max(from, runs.from), to: Math.min(to, runs.to) }, runs.every));
        return [...new Set(possible)]
          .filter((at) => judge.fires(check, group, at, groups))
          .map((at) => ({ at, key: group.key }));
      }),
  };
}

/** Multiples of an interval after `from` and up to `to`. */
export function times({ from, to }: Interval, every: number): number[] {
  const found: number[] = [];
  for (let at = (Math.floor(from / every) + 1) * every; at <= to; at += every) found.push(at);
  return found;
}
