import * as os from "node:os";
import { median } from "../bench/median";
import { type Candidate, thisTemplate, untold, variants } from "../bench/storage/candidates";
import { bulkRequests } from "../bench/storage/events";
import { measure, type Measurement } from "../bench/storage/load";
import { withElasticsearch } from "../elasticsearch/scratch";
import { type Output, printResult, runSteps } from "../progress";

const events = 200_000;
const rounds = 3;

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
    for (const candidate of candidates) await measure(client, candidate, requests.slice(0, 20), 20_000, linesPerTrace);
    for (let round = 0; round < rounds; round++)
      for (const candidate of candidates) {
        const one = await measure(client, candidate, requests, events, linesPerTrace);
        measured.get(candidate)?.push(one);
        say(`${traffic}, ${candidate.name}: ${inWords({ ...one })}`);
      }
  };
  await withElasticsearch(work, { heapMiB: 2048, optimise: true }, say);
  const middle = (candidate: Candidate, figure: keyof Measurement): number =>
    median((measured.get(candidate) ?? []).map((one) => one[figure] ?? Number.NaN));
  return Object.fromEntries(
    candidates.map((candidate) => [
      candidate.name,
      {
        bytes: middle(candidate, "bytes"),
        "x bytes": middle(candidate, "bytes") / middle(untold, "bytes"),
        "events/s": middle(candidate, "rate"),
        "x rate": middle(candidate, "rate") / middle(untold, "rate"),
        "µs of CPU": middle(candidate, "cpu"),
        "x CPU": middle(candidate, "cpu") / middle(untold, "cpu"),
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
