import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Failure } from "../failure";
import { cache } from "../paths";
import { isAlive, recorded } from "../processes";
import { type Endpoint, endpoints } from "./addresses";
import { findListener, type Listener, whyUnavailable } from "./listeners";

const gib = 1024 ** 3;
const neededDisk = 4 * gib;
const neededMemory = 3 * gib;

/**
 * Throws a Failure, before anything is started, if this machine cannot run the platform.
 * @param executables files or folders that Elasticsearch's user must be able to reach
 */
export async function preflight(executables: readonly string[]): Promise<void> {
  if (process.platform !== "linux")
    throw new Failure("the embedded platform runs on Linux only", "Use Linux, a virtual machine or WSL 2.");
  const ours = new Set(
    recorded()
      .filter(isAlive)
      .map(({ pid }) => pid),
  );
  for (const endpoint of endpoints()) await requireFree(endpoint, ours);
  requireDisk(cache);
  // what runs already has its memory
  if (ours.size === 0) requireMemory(availableMemory());
  if (process.getuid?.() === 0) for (const file of [cache, ...executables]) requireReachable(file);
}

/** Throws unless the endpoint is free or held by one of our own process groups. */
export async function requireFree(endpoint: Endpoint, ours: ReadonlySet<number>): Promise<void> {
  const reason = await whyUnavailable(endpoint);
  if (reason === undefined) return;
  const listener = reason === "in use" ? findListener(endpoint) : undefined;
  if (listener && ours.has(listener.processGroup)) return;
  throw unavailable(endpoint, reason, listener);
}

/** The message about an endpoint that cannot be used. */
export function unavailable(endpoint: Endpoint, reason: string, listener: Listener | undefined): Failure {
  const { address, port, purpose } = endpoint;
  if (reason === "no such address")
    return new Failure(
      `${address} (${purpose}) is not an address of this machine`,
      `Give the loopback interface the whole range 127.0.0.0/8: ip addr add 127.0.0.1/8 dev lo`,
    );
  const where = `port ${String(port)} of ${address}, needed for ${purpose},`;
  if (reason !== "in use") return new Failure(`${where} cannot be used: ${reason}`, "Allow listening on it.");
  return listener
    ? new Failure(`${where} is in use by process ${String(listener.pid)}: ${listener.command}`, "Stop that process.")
    : new Failure(
        `${where} is in use by a process of another user`,
        `Find it with: sudo ss -ltnp 'sport = :${String(port)}'`,
      );
}

/** Throws unless the file system of the folder, which need not exist yet, has room for the platform. */
export function requireDisk(folder: string, needed = neededDisk): void {
  const { bavail, bsize } = fs.statfsSync(nearestExisting(folder));
  if (bavail * bsize < needed)
    throw new Failure(
      `only ${inGib(bavail * bsize)} of disk are free at ${folder}, the platform needs ${inGib(needed)}`,
      "Free some space, or set LOGGING_CACHE to a folder on another disk.",
    );
}

/** Throws if so much memory, in bytes, is not enough. */
export function requireMemory(available: number, needed = neededMemory): void {
  if (available < needed)
    throw new Failure(
      `only ${inGib(available)} of memory are available, the platform needs ${inGib(needed)}`,
      "Close other programs.",
    );
}

/** Throws if a user without rights of its own cannot reach the file. */
export function requireReachable(file: string): void {
  for (let folder = nearestExisting(file); ; folder = path.dirname(folder)) {
    const stat = fs.statSync(folder);
    if (stat.isDirectory() && (stat.mode & 0o001) === 0)
      throw new Failure(
        `user nobody, as whom Elasticsearch has to run here, cannot enter ${folder} (on the way to ${file})`,
        `Run as an ordinary user, set LOGGING_CACHE to a folder open to all, or allow it: chmod o+x ${folder}`,
      );
    if (folder === path.dirname(folder)) return;
  }
}

function nearestExisting(file: string): string {
  return fs.existsSync(file) ? fs.realpathSync(file) : nearestExisting(path.dirname(file));
}

/** What the kernel can give to new processes without swapping, in bytes. */
function availableMemory(): number {
  const line = /^MemAvailable:\s+(\d+) kB$/m.exec(fs.readFileSync("/proc/meminfo", "utf8"));
  return line ? Number(line[1]) * 1024 : os.freemem();
}

const inGib = (bytes: number): string => `${(bytes / gib).toFixed(1)} GiB`;
