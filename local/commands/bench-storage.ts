import * as os from "node:os";
import { median } from "../bench/median";
import { type Candidate, thisTemplate, untold, variants } from "../bench/storage/candidates";
import { batch, bulkRequests } from "../bench/storage/events";
import { measure, type Measurement } from "../bench/storage/load";
import { withElasticsearch } from "../elasticsearch/scratch";
import { type Output, printResult, runSteps } from "../progress";

const events = 200_000;
const rounds = 5;
/** Requests of each that go before, until Java has compiled what it runs. */
const warmUp = 60;

/** How many lines share a trace. The first is the hardest case: no id comes again. */
const traffics = { "a trace per line": 1, "five lines per trace": 5 } as const;
type Traffic = keyof typeof traffics;

type Figures = Readonly<Record<string, number | undefined>>;

/** Writes the same events into the program's template, its variants and the default mapping; all take turns in one run. */
export async function benchStorage(output: Output): Promise<void> {
  const results: Record<string, Record<string, Figures>> = {};
  const title = `Write ${String(events)} events, ${String(rounds)} times into each`;
  const run = async (say: (line: string) => void): Promise<void> => {
    for (const traffic of Object.keys(traffics) as Traffic[]) results[traffic] = await compare(traffic, say);
  };
  await runSteps([{ title, run }], output);
  const machine = `${os.cpus()[0]?.model ?? "unknown CPU"}, ${String(os.cpus().length)} cores`;
  const lines = Object.entries(results).flatMap(([traffic, candidates]) => [
    traffic,
    ...Object.entries(candidates).map(([name, figures]) => `  ${name.padEnd(34)} ${inWords(figures)}`),
  ]);
  printResult(output, { machine, events, ...results }, [machine, ...lines]);
}

async function compare(traffic: Traffic, say: (line: string) => void): Promise<Record<string, Figures>> {
  const linesPerTrace = traffics[traffic];
  const requests = [...bulkRequests(events, linesPerTrace)];
  const candidates = [untold, await thisTemplate(), ...(linesPerTrace === 1 ? await variants() : [])];
  const measured = new Map<Candidate, Measurement[]>(candidates.map((candidate) => [candidate, []]));
  // one node for all: a second one would not be as warm as the first
  const work = async (client: Parameters<typeof measure>[0]): Promise<void> => {
    for (const candidate of candidates)
      await measure(client, candidate, requests.slice(0, warmUp), warmUp * batch, linesPerTrace);
    for (let round = 0; round < rounds; round++)
      for (const candidate of candidates) {
        const one = await measure(client, candidate, requests, events, linesPerTrace);
        measured.get(candidate)?.push(one);
        say(`${traffic}, ${candidate.name}: ${inWords({ ...one })}`);
      }
  };
  await withElasticsearch(work, { heapMiB: 2048, optimise: true }, say);
  const of = (candidate: Candidate, figure: keyof Measurement): number[] =>
    (measured.get(candidate) ?? []).map((one) => one[figure] ?? Number.NaN);
  const middle = (candidate: Candidate, figure: keyof Measurement): number => median(of(candidate, figure));
  /** Of the same round, since other work on the machine comes and goes. */
  const ratio = (candidate: Candidate, figure: keyof Measurement): number =>
    median(of(candidate, figure).map((value, round) => value / (of(untold, figure)[round] ?? Number.NaN)));
  return Object.fromEntries(
    candidates.map((candidate) => [
      candidate.name,
      {
        bytes: middle(candidate, "bytes"),
        "x bytes": ratio(candidate, "bytes"),
        "events/s": middle(candidate, "rate"),
        "x rate": ratio(candidate, "rate"),
        "µs of CPU": middle(candidate, "cpu"),
        "x CPU": ratio(candidate, "cpu"),
        "ms to find a trace": candidate.traceField === undefined ? undefined : middle(candidate, "lookup"),
      },
    ]),
  );
}

function inWords(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value === undefined ? "-" : value.toFixed(value < 100 ? 2 : 0)}`)
    .join(" · ");
}
