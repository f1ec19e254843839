import * as fs from "node:fs";
import * as path from "node:path";
import { filesBelow } from "../../../local/files";

/** Somewhere that anybody might look, and what stands there. */
export type Place = readonly [name: string, content: string];

/** The files below a folder. */
export const filesIn = (folder: string): Place[] =>
  filesBelow(folder).map((file) => [file, fs.readFileSync(file, "latin1")]);

/** The arguments and the environment of every process that can be looked at. */
export function processes(): Place[] {
  return fs
    .readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => ["cmdline", "environ"].map((name) => path.join("/proc", pid, name)))
    .flatMap((file): Place[] => {
      try {
        return [[file, fs.readFileSync(file, "latin1")]];
      } catch {
        return []; // gone meanwhile, or another user's
      }
    });
}

/** Looks again and again while `work` runs. */
export async function watching<T>(look: () => Place[], work: Promise<T>): Promise<{ result: T; seen: Place[] }> {
  const seen = new Map<string, string>();
  const timer = setInterval(() => {
    for (const [name, content] of look()) seen.set(`${name} ${String(content.length)}`, content);
  }, 200);
  try {
    const result = await work;
    return { result, seen: [...seen] };
  } finally {
    clearInterval(timer);
  }
}
