import { rules } from "../../components/alerting/rules";
import { dataStreamName } from "../../components/shared/data-stream";
import type { Matched } from "../bench/alerts/match";
import { measure } from "../bench/alerts/measure";
import { score, type Score } from "../bench/alerts/score";
import { labelledTraffic, window } from "../bench/alerts/traffic";
import { columns } from "../columns";
import { withElasticsearch } from "../elasticsearch/scratch";
import { declaredTemplates, putTemplates } from "../elasticsearch/templates";
import { type Output, printResult } from "../progress";
import { whole } from "../whole-number";
import { incidents } from "../traffic/incidents/table";

export interface BenchAlertsOptions extends Output {
  /** With commas between them. */
  readonly seeds: string;
  /** Of each traffic, on a working day. */
  readonly ordersPerDay: string;
}

const stack = "prod";

/**
 * Measures precision and recall of every alert on synthetic traffic with labelled incidents, one of each for every seed.
 * @throws Failure if an option is no number
 */
export async function benchAlerts(options: BenchAlertsOptions): Promise<void> {
  const seeds = options.seeds.split(",").map((seed) => whole("SEEDS", seed.trim(), 0, 2 ** 31 - 1));
  const ordersPerDay = whole("ORDERS_PER_DAY", options.ordersPerDay, 20, 4_000);
  const index = dataStreamName(stack);
  const templates = await declaredTemplates(stack);
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const bySeed = new Map<number, readonly Matched[]>();
  await withElasticsearch(
    async (client) => {
      await putTemplates(client, templates);
      for (const seed of seeds) {
        const tell = (line: string): void => {
          say(`seed ${String(seed)}, ${String(bySeed.size + 1)} of ${String(seeds.length)}: ${line}`);
        };
        tell(`making ${String(window.days)} days …`);
        bySeed.set(seed, await measure(client, index, labelledTraffic(seed, ordersPerDay, incidents), tell));
      }
    },
    { heapMiB: 1024, optimise: true },
    say,
  );
  const all = [...bySeed.values()];
  const scores = rules.map((rule, at) =>
    score(
      rule,
      all.map((matched) => matched[at]).filter((one) => one !== undefined),
    ),
  );
  const misses = rules.flatMap((rule, at) =>
    [...bySeed].flatMap(([seed, matched]) => missesOf(rule.id, seed, matched[at])),
  );
  printResult(options, { days: window.days, ordersPerDay, seeds, rules: scores, misses }, [
    ...tableOf(scores),
    ...misses.map(inWords),
  ]);
}

/** What speaks against a rule: an incident that it did not find, or a firing that no incident explains. */
interface Miss {
  readonly rule: string;
  readonly seed: number;
  readonly what: "not found" | "unexplained";
  readonly key: string;
  readonly at: string;
}

function missesOf(rule: string, seed: number, matched: Matched | undefined): Miss[] {
  const { planted = [], unexplained = [] } = matched ?? {};
  return [
    ...planted
      .filter(({ delay }) => delay === undefined)
      .map(({ label }): Miss => ({
        rule,
        seed,
        what: "not found",
        key: Object.values(label.key).join(" "),
        at: label.from,
      })),
    ...unexplained.map(({ key, from }): Miss => ({
      rule,
      seed,
      what: "unexplained",
      key,
      at: new Date(from).toISOString(),
    })),
  ];
}

const inWords = ({ rule, seed, what, key, at }: Miss): string =>
  `${rule} ${what} with seed ${String(seed)}: ${key} at ${at}`;

function tableOf(scores: readonly Score[]): string[] {
  const rows = scores.map((one) => [
    one.rule,
    one.severity,
    one.evaluatedBy.join(" and "),
    ...[one.planted, one.found, one.unexplained, one.follow].map(String),
    percent(one.precision),
    percent(one.recall),
    one.delaySeconds === null ? "-" : duration(one.delaySeconds),
  ]);
  const head = [
    "",
    "severity",
    "evaluated by",
    "planted",
    "found",
    "unexplained",
    "follow",
    "precision",
    "recall",
    "delay",
  ];
  return columns([head, ...rows], 3);
}

const percent = (share: number | null): string => (share === null ? "-" : `${(100 * share).toFixed(0)} %`);

/** `40 s`, `12 min`, `50.2 h`. */
function duration(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(0)} s`;
  return seconds < 7200 ? `${(seconds / 60).toFixed(0)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
