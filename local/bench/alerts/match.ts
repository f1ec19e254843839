import type { Rule } from "../../../components/alerting/rule";
import { age } from "../../../components/shared/units";
import type { Firing } from "../../backtest";
import type { Key } from "../../traffic/incidents/incident";
import type { Label } from "../../traffic/incidents/placing";

/** What became of an incident that was put in. */
export interface Planted {
  readonly label: Label;
  /** Milliseconds from its start to the first firing about it; undefined: not found. */
  readonly delay: number | undefined;
}

/** What a rule did in traffic whose incidents are known. */
export interface Matched {
  readonly planted: readonly Planted[];
  /** Firings about an incident of this rule. */
  readonly own: readonly Firing[];
  /** Firings that rightly follow an incident of another rule. */
  readonly follow: readonly Firing[];
  /** Firings that no incident explains. */
  readonly unexplained: readonly Firing[];
}

/**
 * Holds the firings of a rule against the labels of the traffic. A firing is about an incident if it is of the incident's
 * alert, is about a value of its key, and begins after the incident's start and no later than the first run after its
 * end. An incident is found if every value of its key has such a firing. A firing that is of an alert which the label
 * names as following, with the key it names, and begins after the start, follows from it. All others are unexplained,
 * also those about the right key at the wrong time.
 */
export function match(rule: Rule, firings: readonly Firing[], labels: readonly Label[]): Matched {
  const ofRule = firings.filter((firing) => firing.rule === rule.id);
  const incidents = labels.filter(({ alert }) => alert === rule.id);
  const isAbout = ({ key, from }: Firing, label: Label): boolean =>
    has(label.key, key) && from > Date.parse(label.from) && from <= Date.parse(label.to) + age(rule.every) * 1000;
  const follows = ({ key, from }: Firing): boolean =>
    labels.some(
      (label) =>
        from > Date.parse(label.from) && label.also.some((other) => other.alert === rule.id && has(other.key, key)),
    );
  const own = ofRule.filter((firing) => incidents.some((label) => isAbout(firing, label)));
  const others = ofRule.filter((firing) => !own.includes(firing));
  return {
    planted: incidents.map((label) => {
      const about = own.filter((firing) => isAbout(firing, label));
      const isFound = Object.values(label.key).every((value) => about.some(({ key }) => key === value));
      const first = Math.min(...about.map(({ from }) => from));
      return { label, delay: isFound ? first - Date.parse(label.from) : undefined };
    }),
    own,
    follow: others.filter(follows),
    unexplained: others.filter((firing) => !follows(firing)),
  };
}

const has = (key: Key, value: string): boolean => Object.values(key).includes(value);
