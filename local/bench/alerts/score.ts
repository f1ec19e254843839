import type { Rule, RuleId } from "../../../components/alerting/rule";
import { type Evaluator, evaluatorOf } from "../../backtest";
import { median } from "../median";
import type { Matched } from "./match";

/** How well a rule did in all traffic together. */
export interface Score {
  readonly rule: RuleId;
  readonly severity: Rule["severity"];
  /** Incidents that were put in, and those of them that it found. */
  readonly planted: number;
  readonly found: number;
  /** Firings: about its own incidents, rightly following another one's, and those that no incident explains. */
  readonly own: number;
  readonly follow: number;
  readonly unexplained: number;
  /** Own of own and unexplained; null where there are none of either. Those that follow count for nothing. */
  readonly precision: number | null;
  /** Found of planted; null where nothing was planted. */
  readonly recall: number | null;
  /** Median of the found ones, from the start of the incident to the first firing, in seconds; null where none was. */
  readonly delaySeconds: number | null;
  readonly evaluatedBy: readonly Evaluator[];
}

/** Adds up what a rule did in several traffics. */
export function score(rule: Rule, matched: readonly Matched[]): Score {
  const planted = matched.flatMap((one) => one.planted);
  const delays = planted.flatMap(({ delay }) => delay ?? []);
  const sum = (of: "own" | "follow" | "unexplained"): number =>
    matched.reduce((total, one) => total + one[of].length, 0);
  const [own, unexplained] = [sum("own"), sum("unexplained")];
  return {
    rule: rule.id,
    severity: rule.severity,
    planted: planted.length,
    found: delays.length,
    ...{ own, follow: sum("follow"), unexplained },
    precision: share(own, own + unexplained),
    recall: share(delays.length, planted.length),
    delaySeconds: delays.length === 0 ? null : median(delays) / 1000,
    evaluatedBy: [...new Set(Object.values(rule.checks).map(evaluatorOf))].sort(),
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
