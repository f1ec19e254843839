import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { type Tool } from "./table";
import { fits, parseVersion } from "./versions";

const execute = promisify(execFile);

/** A program that does not say its version in this time is not the one we look for. */
const timeoutMs = 5000;

/** The first folder of the search path that holds every executable of the tool, in a fitting version. */
export async function findOfficial(tool: Tool, searchPath = process.env["PATH"] ?? ""): Promise<string | undefined> {
  if (tool.official === undefined) return undefined;
  for (const folder of new Set(searchPath.split(path.delimiter).filter((entry) => path.isAbsolute(entry)))) {
    if (
      tool.executables.every((name) => isExecutable(path.join(folder, name))) &&
      (await allFit(tool.official, folder))
    )
      return folder;
  }
  return undefined;
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

async function allFit({ versions, newer }: NonNullable<Tool["official"]>, folder: string): Promise<boolean> {
  const answers = Object.entries(versions).map(async ([name, { ask, atLeast }]) => {
    const found = await versionOf(path.join(folder, name), ask);
    const wanted = parseVersion(atLeast);
    return found !== undefined && wanted !== undefined && fits(found, wanted, newer);
  });
  return (await Promise.all(answers)).every(Boolean);
}

async function versionOf(file: string, ask: readonly string[]): Promise<ReturnType<typeof parseVersion>> {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "1" };
  try {
    return parseVersion((await execute(file, ask, { timeout: timeoutMs, killSignal: "SIGKILL", env })).stdout);
  } catch {
    return undefined;
  }
}
