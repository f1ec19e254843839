import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { stringify } from "yaml";
import { columns } from "../columns";
import { Failure } from "../failure";
import { ensureEngine } from "../parts";
import { cache, checkout } from "../paths";
import { type Project, readProject } from "../policy-check/project";
import { type Report, stackName } from "../policy-check/report";
import { typeErrors } from "../policy-check/type-errors";
import { type Output, printResult, runSteps } from "../progress";

/** How the command ends: nothing found, something found, or the program does not run. */
const exitCodes = { complies: 0, violates: 1, broken: 2 } as const;

/** Settings of the command line. */
interface Options extends Output {
  /** Values of the program's configuration, `key=value`; a key without a namespace is of its own project. */
  readonly config: readonly string[];
}

/**
 * Previews a Pulumi program of somebody else's with the policy pack, with nothing reachable, and lists every violation.
 * Nothing is written into its folder.
 *
 * @param program a folder with Pulumi.yaml and index.ts
 */
export async function policyCheck(program: string, output: Options): Promise<void> {
  try {
    const { violations, errors, warnings, resources } = await previewed(readProject(program), output);
    for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
    if (errors.length > 0) throw new Failure(`${program} does not run:\n  ${errors.join("\n  ")}`, remedyFor(errors));
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

function remedyFor(errors: readonly string[]): string {
  return errors.some((error) => error.includes("Cannot find module '@pulumi/"))
    ? "Of Pulumi's providers only kubernetes, random and elasticstack are here: check the program without the others."
    : "Correct the program and run the command again.";
}

const nothing: Report = { violations: [], errors: [], warnings: [], resources: 0 };

async function previewed(project: Project, output: Options): Promise<Report> {
  let report = nothing;
  await runSteps(
    [
      ...ensureEngine(),
      {
        title: `Preview ${path.dirname(project.entry)}`,
        run: async () => {
          const errors = await typeErrors(project.entry);
          report = errors.length > 0 ? { ...report, errors } : await inProcess(project, output.config);
        },
      },
    ],
    output,
  );
  return report;
}

/** Runs the program in a process of its own, whose output goes to standard error. */
async function inProcess(project: Project, config: readonly string[]): Promise<Report> {
  fs.mkdirSync(path.join(cache, "pulumi"), { recursive: true });
  const workDir = fs.mkdtempSync(path.join(cache, "pulumi", "policy-check-"));
  const preload = ["./local/fast-start.cjs", "tsx/cjs"].flatMap((file) => [
    "-r",
    require.resolve(file, { paths: [checkout] }),
  ]);
  try {
    writeProject(project, config, workDir);
    const child = spawn(
      process.execPath,
      [...preload, path.join(checkout, "local/policy-check/run.ts"), project.name, project.entry, workDir],
      {
        cwd: path.dirname(project.entry),
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

/** Writes a project and a stack for the engine, whose plugins run in the program's folder. */
function writeProject({ name, config, entry }: Project, values: readonly string[], workDir: string): void {
  const write = (file: string, content: object): void => {
    fs.writeFileSync(path.join(workDir, file), stringify(content));
  };
  write("Pulumi.yaml", { name, runtime: "nodejs", main: path.dirname(entry), config });
  const pairs = values.map((text) => {
    const [, key = "", value = ""] = /^([^=]+)=([^]*)$/.exec(text) ?? [];
    if (key === "") throw new Failure(`the setting '${text}' is not key=value`, 'Write CONFIG="key=value …".');
    return [key.includes(":") ? key : `${name}:${key}`, value];
  });
  write(`Pulumi.${stackName}.yaml`, { config: Object.fromEntries(pairs) as object });
}
