import * as fs from "node:fs";
import * as path from "node:path";
import { Failure } from "./failure";
import { cache } from "./paths";
import { isAlive, type ProcessRecord, readRecord, startTimeOf } from "./processes";

/** Another run of this project works on the same thing. */
export class InUse extends Failure {}

/**
 * Runs `work` while no other process of this project works on the same thing. The lock of a process that is gone, killed
 * for example, does not count.
 *
 * @param name what is worked on, for example `stack-local`
 * @throws InUse if another process is at it
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(cache, `${name}.lock`);
  take(file, name);
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file: string, name: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${file}.${String(process.pid)}`;
  const record: ProcessRecord = { name, pid: process.pid, startTime: startTimeOf(process.pid) ?? "" };
  fs.writeFileSync(mine, JSON.stringify(record));
  try {
    while (!linked(mine, file)) {
      const holder = readRecord(file);
      if (holder !== undefined && isAlive(holder))
        throw new InUse(
          `${name} is in use by another run, process ${String(holder.pid)}`,
          `Wait until it ends, or stop it with \`kill ${String(holder.pid)}\`.`,
        );
      removeDead(file, `${mine}.dead`);
    }
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** A link is made whole or not at all, and never over an existing file. */
function linked(mine: string, file: string): boolean {
  try {
    fs.linkSync(mine, file);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST") return false;
    throw thrown; // tried again, it would fail for ever
  }
}

/** Takes the lock of a dead process away; one that another run has taken meanwhile is given back. */
function removeDead(file: string, aside: string): void {
  try {
    fs.renameSync(file, aside);
  } catch {
    return; // another run was quicker
  }
  const holder = readRecord(aside);
  if (holder !== undefined && isAlive(holder)) linked(aside, file);
  fs.rmSync(aside, { force: true });
}
