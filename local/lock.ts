import * as fs from "node:fs";
import * as path from "node:path";
import { Failure } from "./failure";
import { cache } from "./paths";
import { isAlive, type ProcessRecord, startTimeOf } from "./processes";

/**
 * Runs `work` while no other process of this project works on the same thing. The lock of a process that is gone, killed
 * for example, does not count.
 *
 * @param name what is worked on, for example `stack-local`
 * @throws Failure if another process is at it
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
    fs.linkSync(mine, file); // a link is made whole or not at all, and never over an existing file
  } catch {
    const holder = holderOf(file);
    if (holder !== undefined && isAlive(holder))
      throw new Failure(
        `${name} is in use by another run, process ${String(holder.pid)}`,
        `Wait until it ends, or stop it with \`kill ${String(holder.pid)}\`.`,
      );
    fs.renameSync(mine, file);
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function holderOf(file: string): ProcessRecord | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as ProcessRecord;
  } catch {
    return undefined;
  }
}
