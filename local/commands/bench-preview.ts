import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import program from "../../index";
import { median } from "../bench/median";
import { writeTerraform } from "../bench/terraform";
import { ensureEngine } from "../parts";
import { Failure } from "../failure";
import { cache, checkout } from "../paths";
import { type Output, printResult, runSteps } from "../progress";
import { record } from "../recorder";
import { stackSettings } from "../stack-file";
import { ensureTools } from "../tools";

interface Candidate {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs of each candidate; they take turns, so that a busy moment hits all alike. */
const rounds = 5;

/** Times previews against an empty program and against `terraform plan` of the same Elastic resources. */
export async function benchPreview(options: Output): Promise<void> {
  const times = new Map<string, number[]>();
  let resources = 0;
  await runSteps(
    [
      ...ensureEngine(),
      {
        title: `Time ${String(rounds)} runs of each`,
        run: async (say) => {
          const candidates: Candidate[] = [preview("empty"), preview("elastic"), preview("whole")];
          const terraform = await terraformPlan((count) => (resources = count));
          if (terraform === undefined) say("terraform is not on PATH: no comparison with it");
          else candidates.push(terraform);
          for (const candidate of candidates) await seconds(candidate); // warms caches
          for (let round = 1; round <= rounds; round++)
            for (const candidate of candidates) {
              const took = await seconds(candidate);
              times.set(candidate.name, [...(times.get(candidate.name) ?? []), took]);
              say(`${String(round)}/${String(rounds)} ${candidate.name}: ${took.toFixed(2)} s`);
            }
        },
      },
    ],
    options,
  );
  const result = compare(times);
  printResult(options, { ...result, elasticResources: resources }, [
    ...Object.entries(result.medians).map(([name, median]) => `${name.padEnd(16)} ${median.toFixed(2)} s (median)`),
    ...Object.entries(result.ratios).map(([name, ratio]) => `${name}: ${ratio.toFixed(2)} x terraform plan`),
  ]);
}

function compare(times: ReadonlyMap<string, readonly number[]>): {
  medians: Record<string, number>;
  ratios: Record<string, number>;
} {
  const medians = Object.fromEntries([...times].map(([name, values]) => [name, median(values)]));
  const { empty = 0, elastic = 0, "terraform plan": terraform } = medians;
  if (terraform === undefined) return { medians, ratios: {} };
  return {
    medians,
    ratios: { "elastic in all": elastic / terraform, "elastic without empty": (elastic - empty) / terraform },
  };
}

function preview(name: string): Candidate {
  const script = path.join(checkout, "local", "bench", "run-preview.ts");
  return {
    name,
    command: process.execPath,
    args: ["-r", "./local/fast-start.cjs", "-r", "tsx/cjs", script, name],
    cwd: checkout,
  };
}

async function terraformPlan(counted: (resources: number) => void): Promise<Candidate | undefined> {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const folder = folders.find((candidate) => fs.existsSync(path.join(candidate, "terraform")));
  if (folder === undefined) return undefined;
  const tools = await ensureTools(["elasticProvider"], () => undefined);
  const { resources } = await record(program, "prod", stackSettings("prod"));
  const elastic = resources.filter(({ type }) => type.startsWith("elasticstack:"));
  counted(elastic.length);
  const cwd = path.join(cache, "bench", "terraform");
  const env = writeTerraform(cwd, tools.folder("elasticProvider"), elastic);
  return { name: "terraform plan", command: path.join(folder, "terraform"), args: ["plan", "-input=false"], cwd, env };
}

async function seconds({ name, command, args, cwd, env }: Candidate): Promise<number> {
  const started = process.hrtime.bigint();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  await once(child, "close");
  if (child.exitCode !== 0) throw new Failure(`${name} failed:\n${errors}`, "Correct the cause and measure again.");
  return Number(process.hrtime.bigint() - started) / 1e9;
}
