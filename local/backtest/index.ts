import type { Client } from "@elastic/elasticsearch";
import { keyFields } from "../../components/alerting/checks/check";
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

interface Episode extends Interval {
  readonly keys: readonly string[];
}

const quiet = age(suppression) * 1000;

/** Runs every check of rules at every step of its schedule, and tells what they find. */
export async function backtest(
  client: Client,
  index: string,
  rules: readonly Rule[],
  range: Interval,
): Promise<Fired[]> {
  const fired: Fired[] = [];
  for (const rule of rules) {
    const found: Record<Evaluator, Finding[]> = { elasticsearch: [], double: [] };
    const every = age(rule.every) * 1000;
    for (const check of Object.values(rule.checks)) {
      const findings = await evaluate(client, index, check, { ...range, every });
      const shown = check.kind === "newcomer" ? 1 : keyFields(check).length; // the first field is the grouping key
      found[check.kind === "count" ? "elasticsearch" : "double"].push(
        ...findings.map(({ at, key }) => ({ at, key: key.slice(0, shown) })),
      );
    }
    for (const evaluatedBy of ["elasticsearch", "double"] as const)
      for (const { from, to, keys } of episodes(found[evaluatedBy], Math.max(every, quiet)))
        fired.push({ rule: rule.id, firstFired: iso(from), lastFired: iso(to), keys, evaluatedBy });
  }
  return fired;
}

const iso = (time: number): string => new Date(time).toISOString();

/** Findings of one key that follow each other closely, and then the keys whose findings begin together. */
function episodes(findings: readonly Finding[], pause: number): Episode[] {
  const byKey = new Map<string, number[]>();
  for (const { at, key } of findings) {
    const known = byKey.get(key.join(" "));
    if (known) known.push(at);
    else byKey.set(key.join(" "), [at]);
  }
  const single = [...byKey].flatMap(([key, unordered]) => {
    const times = unordered.sort((one, other) => one - other);
    const starts = times.filter((at, index) => index === 0 || at - (times[index - 1] ?? 0) > pause);
    return starts.map((from, index) => {
      const next = starts[index + 1] ?? Infinity;
      return { key, from, to: times.findLast((at) => at < next) ?? from };
    });
  });
  const together: Episode[] = [];
  for (const { key, from, to } of single.sort((one, other) => one.from - other.from)) {
    const last = together.at(-1);
    if (last === undefined || from - last.from > pause) together.push({ from, to, keys: [key] });
    else together[together.length - 1] = { from: last.from, to: Math.max(last.to, to), keys: [...last.keys, key] };
  }
  return together.map((episode) => ({ ...episode, keys: [...new Set(episode.keys)] }));
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
