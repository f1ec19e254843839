import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { measure, type Measurement, type Variant } from "../bench/collect/run";
import { writeTraffic } from "../bench/collect/traffic";
import { median } from "../bench/median";
import { cache } from "../paths";
import { type Output, printResult, runSteps } from "../progress";
import { ensureTools } from "../tools";

/** Files that are read at once, as those of several containers on a node. */
const fileCount = 4;
const linesPerFile = 50_000;
const rounds = 5;

/** How many lines have something to mask: one in so many. */
const traffics = { ordinary: 100, "one in five": 5 } as const;
type Traffic = keyof typeof traffics;

const variants: readonly Variant[] = ["without processors", "rendered"];

/** Times the rendered configuration against the same Filebeat without processors; both take turns in one run. */
export async function benchCollect(output: Output): Promise<void> {
  const results: Record<string, Record<string, number>> = {};
  await runSteps(
    [
      {
        title: `Time ${String(rounds)} runs of each`,
        run: async (say) => {
          const executable = (await ensureTools(["filebeat"], say)).executable("filebeat");
          for (const traffic of Object.keys(traffics) as Traffic[])
            results[traffic] = await compare(executable, traffic, say);
        },
      },
    ],
    output,
  );
  const lines = Object.entries(results).map(
    ([traffic, figures]) =>
      `${traffic.padEnd(12)} ${Object.entries(figures)
        .map(([name, value]) => `${name} ${value.toFixed(2)}`)
        .join(" · ")}`,
  );
  const machine = `${os.cpus()[0]?.model ?? "unknown CPU"}, ${String(os.cpus().length)} cores`;
  printResult(output, { machine, linesPerRun: fileCount * linesPerFile, ...results }, [machine, ...lines]);
}

async function compare(
  executable: string,
  traffic: Traffic,
  say: (line: string) => void,
): Promise<Record<string, number>> {
  const folder = path.join(cache, "bench", "collect");
  fs.mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: fileCount }, (_, index) => path.join(folder, `${String(index)}.log`));
  for (const file of files) writeTraffic(file, linesPerFile, traffics[traffic]);
  const measured = new Map<Variant, Measurement[]>(variants.map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round++)
    for (const variant of variants) {
      const one = await measure(executable, folder, files, variant);
      measured.get(variant)?.push(one);
      say(`${traffic}, ${variant}: ${one.rate.toFixed(0)} events/s, ${one.cpu.toFixed(1)} µs of CPU each`);
    }
  fs.rmSync(folder, { recursive: true });
  const of = (variant: Variant, figure: keyof Measurement): number =>
    median((measured.get(variant) ?? []).map((one) => one[figure]));
  return {
    "events/s ratio": of("rendered", "rate") / of("without processors", "rate"),
    "CPU ratio": of("rendered", "cpu") / of("without processors", "cpu"),
    "events/s": of("rendered", "rate"),
    "µs of CPU per event": of("rendered", "cpu"),
    "events/s per core": 1e6 / of("rendered", "cpu"),
    "events/s without processors": of("without processors", "rate"),
    "µs of CPU per event without processors": of("without processors", "cpu"),
  };
}
