import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as http from "node:http";
import * as os from "node:os";
import * as path from "node:path";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../failure";
import { demonstrationKey, replayConfig, type ReplayArgs, script } from "./config";

/** After this long without a file begun, Filebeat will begin none. */
const startSeconds = 60;

/** The part of Filebeat's own figures that tells whether it is through. */
interface Stats {
  readonly filebeat?: { readonly harvester?: { readonly closed?: number; readonly running?: number } };
  readonly beat?: { readonly cpu?: { readonly total?: { readonly time?: { readonly ms?: number } } } };
  readonly libbeat?: {
    readonly output?: { readonly events?: { readonly acked?: number } };
    readonly pipeline?: { readonly clients?: number; readonly events?: { readonly active?: number } };
  };
}

/**
 * Reads one file to its end with a Filebeat of its own, whose standard output is `output`.
 *
 * @param masking the masking script's text; tests give one that fails
 * @throws Failure if Filebeat stops by itself or could not read a line
 */
export async function readWithFilebeat(
  executable: string,
  args: Omit<ReplayArgs, "script" | "socket">,
  output: NodeJS.WritableStream = process.stdout,
  masking = script,
): Promise<void> {
  const { size } = fs.statSync(args.file);
  if (size === 0) return; // Filebeat would wait for its first line
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "replay-"));
  try {
    await run(executable, folder, { ...args, file: withLastLineEnded(args.file, size, folder) }, output, masking);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Filebeat waits for the end of a line; where the last one has none, it reads a copy of the file that has. */
function withLastLineEnded(file: string, size: number, folder: string): string {
  const last = Buffer.alloc(1);
  const handle = fs.openSync(file, "r");
  fs.readSync(handle, last, 0, 1, size - 1);
  fs.closeSync(handle);
  if (last.toString() === "\n") return file;
  const copy = path.join(folder, path.basename(file));
  fs.copyFileSync(file, copy);
  fs.chmodSync(copy, 0o600);
  fs.appendFileSync(copy, "\n");
  return copy;
}

async function run(
  executable: string,
  folder: string,
  args: Omit<ReplayArgs, "script" | "socket">,
  output: NodeJS.WritableStream,
  masking: string,
): Promise<void> {
  const at = (name: string): string => path.join(folder, name);
  const config = replayConfig({ ...args, script: at("masking.js"), socket: at("stats") });
  // Filebeat takes neither a configuration nor a script that others may write
  fs.writeFileSync(at("filebeat.yml"), JSON.stringify(config), { mode: 0o600 });
  fs.writeFileSync(at("masking.js"), masking, { mode: 0o600 });
  const child = spawn(executable, ["-c", at("filebeat.yml"), "--path.home", folder, "--path.data", at("data")], {
    env: { ...process.env, ...demonstrationKey, NODE_NAME: "replay" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.pipe(output, { end: false });
  const closed = once(child, "close");
  try {
    const giveUp = Date.now() + startSeconds * 1000;
    for (
      let stats: Stats | undefined;
      child.exitCode === null && !isThrough(stats);
      stats = await statsOf(at("stats"))
    ) {
      if (
        Date.now() > giveUp &&
        (stats?.filebeat?.harvester?.closed ?? 0) + (stats?.filebeat?.harvester?.running ?? 0) === 0
      )
        throw new Failure(`Filebeat did not begin to read ${args.file}`, "Run the command again.");
      await sleep(50);
    }
    if (child.exitCode !== null)
      throw new Failure(
        `Filebeat stopped by itself:\n${messages(errors)}`,
        "Correct the configuration it complains of.",
      );
  } finally {
    child.kill("SIGTERM");
    await closed;
  }
  const lost = errors.split("\n").filter((line) => line.includes("Failed to publish event")).length;
  if (lost > 0)
    throw new Failure(
      `${args.file}: Filebeat lost ${String(lost)} lines:\n${messages(errors)}`,
      "This is a defect of the rendered configuration: report it with the line.",
    );
  const unread = errors.split("\n").filter((line) => line.includes("Parse line error")).length;
  if (unread > 0)
    throw new Failure(
      `${args.file}: ${String(unread)} lines are not as a container runtime writes them`,
      "Say KIND=file for lines as the service itself wrote them.",
    );
}

/** Whether every file that was begun is read to its end, and every event out. */
export function isThrough(stats: Stats | undefined): boolean {
  const harvester = stats?.filebeat?.harvester;
  return (harvester?.closed ?? 0) > 0 && harvester?.running === 0 && stats?.libbeat?.pipeline?.events?.active === 0;
}

/** Undefined while Filebeat does not answer yet. */
export async function statsOf(socketPath: string): Promise<Stats | undefined> {
  try {
    const request = http.get({ socketPath, path: "/stats", timeout: 5000 });
    const [response] = (await once(request, "response")) as [http.IncomingMessage];
    return (await json(response)) as Stats;
  } catch {
    return undefined;
  }
}

/** Filebeat logs JSON; what it says is the message. */
function messages(log: string): string {
  return log
    .trim()
    .split("\n")
    .map((line) => /"message":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? line)
    .filter((line) => !line.startsWith("Not loading modules"))
    .slice(-5)
    .join("\n");
}
