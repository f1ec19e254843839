import type { Client } from "@elastic/elasticsearch";
import { type Check, groupingFields } from "../../components/alerting/checks/check";
import { type Rule, type RuleId, suppression } from "../../components/alerting/rule";
import { age } from "../../components/shared/units";
import { evaluate, type Finding } from "./evaluate";
import { type Interval, minute } from "./judge";

/** Who answered: the real Elasticsearch, or in place of its ES|QL engine the evaluator of this folder. */
export type Evaluator = "elasticsearch" | "double";

/** That a rule fires: from the first run that finds something to the last. */
export interface Fired {
  readonly rule: RuleId;
  /** ISO 8601. */
  readonly firstFired: string;
  readonly lastFired: string;
  /** Values of the rule's grouping key. */
  readonly keys: readonly string[];
  readonly evaluatedBy: Evaluator;
}

/** The same of one key: its findings that follow each other closely. Milliseconds. */
export interface Firing extends Interval {
  readonly rule: RuleId;
  /** Value of the rule's grouping key. */
  readonly key: string;
  readonly evaluatedBy: Evaluator;
}

const evaluators = ["elasticsearch", "double"] as const;

/** Findings of a key that are not further apart than this are one. Milliseconds. */
export const pauseOf = ({ every }: Rule): number => Math.max(age(every), age(suppression)) * 1000;

/** Runs every check of rules at every step of its schedule, and tells what they find: keys that the same run finds first, at once. */
export async function backtest(
  client: Client,
  index: string,
  rules: readonly Rule[],
  range: Interval,
): Promise<Fired[]> {
  const firings = await firingsOf(client, index, rules, range);
  return rules.flatMap((rule) =>
    evaluators.flatMap((evaluatedBy) =>
      together(firings.filter((firing) => firing.rule === rule.id && firing.evaluatedBy === evaluatedBy)),
    ),
  );
}

/** The same for each key by itself. */
export async function firingsOf(
  client: Client,
  index: string,
  rules: readonly Rule[],
  range: Interval,
): Promise<Firing[]> {
  const firings: Firing[] = [];
  for (const rule of rules) {
    const found: Record<Evaluator, Finding[]> = { elasticsearch: [], double: [] };
    const every = age(rule.every) * 1000;
    for (const check of Object.values(rule.checks)) {
      const findings = await evaluate(client, index, check, { ...range, every });
      const shown = groupingFields(check).length; // which are the first of its key
      for (const { at, key } of findings) found[evaluatorOf(check)].push({ at, key: key.slice(0, shown) });
    }
    for (const evaluatedBy of evaluators)
      for (const episode of episodes(found[evaluatedBy], pauseOf(rule)))
        firings.push({ rule: rule.id, ...episode, evaluatedBy });
  }
  return firings;
}

const iso = (time: number): string => new Date(time).toISOString();

/** Who answers a check. */
export const evaluatorOf = ({ kind }: Check): Evaluator => (kind === "count" ? "elasticsearch" : "double");

/** Findings of one key that follow each other closely, in the order of their beginnings. */
function episodes(findings: readonly Finding[], pause: number): (Interval & { readonly key: string })[] {
  const byKey = new Map<string, number[]>();
  for (const { at, key } of findings) {
    const known = byKey.get(key.join(" "));
    if (known) known.push(at);
    else byKey.set(key.join(" "), [at]);
  }
  return [...byKey]
    .flatMap(([key, unordered]) => {
      const times = unordered.sort((one, other) => one - other);
      const starts = times.filter((at, index) => index === 0 || at - (times[index - 1] ?? 0) > pause);
      return starts.map((from, index) => {
        const next = starts[index + 1] ?? Infinity;
        return { key, from, to: times.findLast((at) => at < next) ?? from };
      });
    })
    .sort((one, other) => one.from - other.from);
}

/** Firings in the order of their beginnings, those of the same run together: the time of the first is true of every key. */
function together(firings: readonly Firing[]): Fired[] {
  const groups: [Firing, ...Firing[]][] = [];
  for (const firing of firings) {
    const last = groups.at(-1);
    if (last?.[0].from === firing.from) last.push(firing);
    else groups.push([firing]);
  }
  return groups.map((group) => {
    const [{ rule, from, evaluatedBy }] = group;
    return {
      rule,
      firstFired: iso(from),
      lastFired: iso(group.reduce((latest, { to }) => Math.max(latest, to), from)),
      keys: [...new Set(group.map(({ key }) => key))],
      evaluatedBy,
    };
  });
}

/** From the first event to the last, in whole minutes. */
export async function rangeOf(client: Client, index: string): Promise<Interval> {
  const time = { field: "@timestamp" };
  const { aggregations } = await client.search<
    unknown,
    { first: { value: number | null }; last: { value: number | null } }
  >({ index, size: 0, aggs: { first: { min: time }, last: { max: time } } });
  const [first, last] = [aggregations?.first.value ?? 0, aggregations?.last.value ?? 0];
  return { from: Math.floor(first / minute) * minute, to: Math.ceil(last / minute) * minute };
}
