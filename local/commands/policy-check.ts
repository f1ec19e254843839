import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { columns } from "../columns";
import { Failure } from "../failure";
import { ensureEngine } from "../parts";
import { cache, checkout } from "../paths";
import type { Report } from "../policy-check/report";
import { typeErrors } from "../policy-check/type-errors";
import { type Output, printResult, runSteps } from "../progress";

/** How the command ends: nothing found, something found, or the program does not run. */
const exitCodes = { complies: 0, violates: 1, broken: 2 } as const;

/**
 * Previews a Pulumi program of somebody else's with the policy pack, with nothing reachable, and lists every violation.
 * Nothing is written into its folder.
 *
 * @param program a folder with Pulumi.yaml and index.ts
 */
export async function policyCheck(program: string, output: Output): Promise<void> {
  try {
    const folder = checkedFolder(program);
    const { violations, errors, warnings, resources } = await previewed(folder, output);
    for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
    if (errors.length > 0)
      throw new Failure(
        `${program} does not run:\n  ${errors.join("\n  ")}`,
        "Correct the program and run the command again.",
      );
    const sorted = [...violations].sort((a, b) => key(a).localeCompare(key(b)));
    process.exitCode = violations.length === 0 ? exitCodes.complies : exitCodes.violates;
    const rows = sorted.map(({ policy, resource, message }) => [policy, resource, message]);
    printResult(output, sorted, [
      ...(rows.length === 0 ? [] : columns([["policy", "resource", "message"], ...rows], 3)),
      `Violations: ${String(violations.length)} in ${String(resources)} resources of ${program}.`,
    ]);
  } catch (thrown) {
    process.exitCode = exitCodes.broken;
    throw thrown;
  }
}

const key = ({ resource, policy, message }: Report["violations"][number]): string =>
  [resource, policy, message].join(" ");

function checkedFolder(program: string): string {
  const folder = path.resolve(program);
  const remedy = "Name a folder with Pulumi.yaml and index.ts: PROGRAM=folder.";
  if (program === "" || !fs.existsSync(folder)) throw new Failure(`there is no folder '${program}'`, remedy);
  for (const file of ["Pulumi.yaml", "index.ts"])
    if (!fs.existsSync(path.join(folder, file))) throw new Failure(`${program} has no ${file}`, remedy);
  const project = readProject(path.join(folder, "Pulumi.yaml"));
  if (typeof project?.name !== "string")
    throw new Failure(`${program}/Pulumi.yaml names no project`, "Add name: NAME.");
  return folder;
}

function readProject(file: string): { readonly name?: unknown } | undefined {
  try {
    return parse(fs.readFileSync(file, "utf8")) as { readonly name?: unknown };
  } catch {
    return undefined;
  }
}

const nothing: Report = { violations: [], errors: [], warnings: [], resources: 0 };

async function previewed(folder: string, output: Output): Promise<Report> {
  let report: Report = nothing;
  await runSteps(
    [
      ...ensureEngine(),
      {
        title: `Preview ${folder}`,
        run: async () => {
          const errors = await typeErrors(folder);
          report = errors.length > 0 ? { ...report, errors } : await inProcess(folder);
        },
      },
    ],
    output,
  );
  return report;
}

/** Runs the program in a process of its own, whose output goes to standard error. */
async function inProcess(folder: string): Promise<Report> {
  fs.mkdirSync(path.join(cache, "pulumi"), { recursive: true });
  const workDir = fs.mkdtempSync(path.join(cache, "pulumi", "policy-check-"));
  const preload = ["./local/fast-start.cjs", "tsx/cjs"].flatMap((file) => [
    "-r",
    require.resolve(file, { paths: [checkout] }),
  ]);
  try {
    const child = spawn(
      process.execPath,
      [...preload, path.join(checkout, "local/policy-check/run.ts"), folder, workDir],
      {
        cwd: folder,
        stdio: ["ignore", 2, 2, "ipc"],
        env: { ...process.env, TSX_TSCONFIG_PATH: path.join(checkout, "tsconfig.json"), TSX_DISABLE_CACHE: "1" },
      },
    );
    let report: Report | undefined;
    child.on("message", (message) => {
      report = message as Report;
    });
    await once(child, "close");
    return report ?? { ...nothing, errors: ["the program ended its own process"] };
  } finally {
    fs.rmSync(workDir, { recursive: true, force: true });
  }
}
