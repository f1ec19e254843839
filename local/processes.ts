import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure";
import { platformState } from "./paths";

/** Which process this project started: a pid alone may be reused, a pid with its start time is not. */
export interface ProcessRecord {
  readonly name: string;
  readonly pid: number;
  /** Clock ticks since boot, field 22 of /proc/PID/stat. */
  readonly startTime: string;
}

const records = path.join(platformState, "run");
const recordFile = (name: string): string => path.join(records, `${name}.json`);

/** The log file of a recorded process: its standard output and error, appended. */
export const logFile = (name: string): string => path.join(platformState, "log", `${name}.log`);

/** Start time of a live process; undefined if there is none with this pid or it is only waiting to be reaped. */
export function startTimeOf(pid: number): string | undefined {
  return statOf(pid)?.[19];
}

/** What /proc says about a live process, from its state on. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields;
  } catch {
    return undefined;
  }
}

export function isAlive(record: ProcessRecord): boolean {
  return startTimeOf(record.pid) === record.startTime;
}

/** Whether anything of a recorded process's group lives: a launcher may end before the server it has launched. */
function isGroupAlive(entry: ProcessRecord): boolean {
  if (isAlive(entry)) return true;
  if (startTimeOf(entry.pid) !== undefined) return false; // the pid is another process's by now
  return fs.readdirSync("/proc").some((name) => {
    if (!/^\d+$/.test(name)) return false;
    const fields = statOf(Number(name)); // the third is the process group
    return fields?.[2] === String(entry.pid) && Number(fields[19]) >= Number(entry.startTime);
  });
}

/** The record of a process that this project started under `name` and that still runs. */
export function findRunning(name: string): ProcessRecord | undefined {
  const record = readRecord(recordFile(name));
  return record && isAlive(record) ? record : undefined;
}

/** Every record left on disk, alive or not, newest first. */
export function recorded(): ProcessRecord[] {
  if (!fs.existsSync(records)) return [];
  return fs
    .readdirSync(records)
    .filter((file) => file.endsWith(".json"))
    .map((file) => path.join(records, file))
    .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)
    .flatMap((file) => readRecord(file) ?? []);
}

/** The record in a file; undefined if there is none to trust. */
export function readRecord(file: string): ProcessRecord | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as ProcessRecord;
  } catch {
    return undefined; // absent, or cut off by a kill while it was written
  }
}

/** Writes down a process that is this project's to stop. */
export function record(name: string, pid: number): ProcessRecord {
  const startTime = startTimeOf(pid);
  if (startTime === undefined)
    throw new Failure(`${name} exited as soon as it was started`, `Read ${logFile(name)} for the reason.`);
  const entry: ProcessRecord = { name, pid, startTime };
  fs.mkdirSync(records, { recursive: true });
  fs.writeFileSync(`${recordFile(name)}.new`, JSON.stringify(entry));
  fs.renameSync(`${recordFile(name)}.new`, recordFile(name));
  return entry;
}

/**
 * Starts a background process in a process group of its own, with output to its log file, and records it.
 * Returns the running one if it is already there.
 */
export function startRecorded(
  name: string,
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, "env" | "cwd" | "uid" | "gid"> = {},
): ProcessRecord {
  const running = findRunning(name);
  if (running) return running;
  fs.mkdirSync(path.dirname(logFile(name)), { recursive: true });
  const log = fs.openSync(logFile(name), "a");
  const child: ChildProcess = spawn(command, args, { ...options, detached: true, stdio: ["ignore", log, log] });
  fs.closeSync(log);
  child.once("error", () => undefined); // no pid tells the same below, with a message of ours
  child.unref();
  if (child.pid === undefined)
    throw new Failure(`cannot start ${command}`, "Check that the file exists and is executable.");
  return record(name, child.pid);
}

/** Stops a recorded process and its group: SIGTERM, then SIGKILL after `graceSeconds`; forgets the record. */
export async function stop(entry: ProcessRecord, graceSeconds = 10): Promise<void> {
  if (isGroupAlive(entry)) {
    signal(entry, "SIGTERM");
    for (const end = Date.now() + graceSeconds * 1000; isGroupAlive(entry) && Date.now() < end;) await sleep(50);
    if (isGroupAlive(entry)) signal(entry, "SIGKILL");
    while (isGroupAlive(entry)) await sleep(20);
  }
  fs.rmSync(recordFile(entry.name), { force: true });
}

function signal(entry: ProcessRecord, name: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(-entry.pid, name); // every recorded process leads its group
  } catch {
    try {
      process.kill(entry.pid, name);
    } catch {
      // gone between the check and the signal
    }
  }
}

/** Last lines of a process's log, for an error message. */
export function tail(name: string, lines = 5): string {
  try {
    return fs.readFileSync(logFile(name), "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } catch {
    return "(no log)";
  }
}

/** Polls `ready` until it holds; fails when the process dies first or after `timeoutSeconds`. */
export async function waitUntilReady(
  entry: ProcessRecord,
  ready: () => Promise<boolean>,
  timeoutSeconds: number,
): Promise<void> {
  const end = Date.now() + timeoutSeconds * 1000;
  while (!(await ready().catch(() => false))) {
    if (!isAlive(entry))
      throw new Failure(
        `${entry.name} stopped while starting:\n${tail(entry.name)}`,
        `The whole log: ${logFile(entry.name)}`,
      );
    if (Date.now() > end)
      throw new Failure(
        `${entry.name} was not ready within ${String(timeoutSeconds)} s:\n${tail(entry.name)}`,
        `The whole log: ${logFile(entry.name)}`,
      );
    await sleep(100);
  }
}

/** Runs a command to its end; output goes to `log` (a file) and, on failure, its last lines into the message. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly log: string; readonly remedy: string },
): Promise<void> {
  fs.mkdirSync(path.dirname(options.log), { recursive: true });
  const out = fs.openSync(options.log, "w");
  const child = spawn(command, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env ?? process.env,
    stdio: ["ignore", out, out],
  });
  fs.closeSync(out);
  const code: unknown = await once(child, "exit").then(
    ([code]: unknown[]) => code,
    (error: unknown) => error,
  );
  if (code === 0) return;
  const end = fs.readFileSync(options.log, "utf8").trimEnd().split("\n").slice(-8).join("\n");
  const why = code instanceof Error ? code.message : end;
  throw new Failure(`${path.basename(command)} ${args[0] ?? ""} failed:\n${why}`, options.remedy);
}
