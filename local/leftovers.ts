import * as fs from "node:fs";
import { isAlive, type ProcessRecord, startTimeOf, stop } from "./processes";

/**
 * Every process started for a command inherits this variable; its value says which process ran the command (`pid:start
 * time`). The Terraform bridge leaves its provider process behind, and a command that is killed leaves all of them: they
 * are found and ended by it.
 */
const marker = "LOGGING_OPERATION_OF";

/** The environment that marks what this process starts. */
export function marked(): Record<string, string> {
  return { [marker]: `${String(process.pid)}:${startTimeOf(process.pid) ?? ""}` };
}

/** An environment for what is to outlive the command. */
export function unmarked(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...environment, [marker]: undefined };
}

/** What still runs of this process's own operations and of those whose process is gone. */
export function leftovers(): ProcessRecord[] {
  return processes()
    .filter(({ pid, owner }) => pid !== process.pid && (owner.pid === process.pid || !isAlive(owner)))
    .map(({ pid, startTime }) => ({ name: `leftover-${String(pid)}`, pid, startTime }));
}

/** Ends them. */
export async function endLeftovers(): Promise<void> {
  await Promise.all(leftovers().map((process) => stop(process)));
}

function processes(): { pid: number; startTime: string; owner: ProcessRecord }[] {
  if (!fs.existsSync("/proc/self/environ")) return [];
  return fs
    .readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      const pid = Number(entry);
      const startTime = startTimeOf(pid);
      const owner = ownerOf(entry);
      return startTime === undefined || owner === undefined ? [] : [{ pid, startTime, owner }];
    });
}

function ownerOf(pid: string): ProcessRecord | undefined {
  try {
    const line = fs
      .readFileSync(`/proc/${pid}/environ`, "utf8")
      .split("\0")
      .find((entry) => entry.startsWith(`${marker}=`));
    const [owner, startTime] = line?.slice(marker.length + 1).split(":") ?? [];
    return owner === undefined || startTime === undefined ? undefined : { name: marker, pid: Number(owner), startTime };
  } catch {
    return undefined; // gone meanwhile, or another user's
  }
}
