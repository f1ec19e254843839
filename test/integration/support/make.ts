import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { checkout } from "../../../local/paths";

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `make -s TARGET VARIABLE=value …` as a user would and returns what came of it. */
export async function make(target: string, ...variables: readonly string[]): Promise<Result> {
  return makeIn(checkout, target, ...variables);
}

/** The same in a copy of the checkout. */
export async function makeIn(cwd: string, target: string, ...variables: readonly string[]): Promise<Result> {
  const child = spawn("make", ["-s", target, ...variables], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}

/** The same for a command that has to succeed and prints JSON. */
export async function makeJson<T>(target: string, ...variables: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await make(target, "JSON=1", ...variables);
  if (code !== 0) throw new Error(`make ${target} ended with ${String(code)}:\n${stderr}\n${stdout}`);
  return JSON.parse(stdout) as T;
}
