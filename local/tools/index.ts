import * as path from "node:path";
import { Failure } from "../failure";
import { toolsCache } from "../paths";
import { build, isBuilt, removeUnfinished } from "./build";
import { findOfficial } from "./official";
import { cacheFolder } from "./recipe";
import { type Executable, type ToolName, toolOf } from "./table";
import { inTurn } from "./turn";

export { moduleFolder } from "./go";
export { type ToolName } from "./table";

/** Tells one line of progress. */
export type Report = (line: string) => void;

/** Tools that are there; all paths are absolute. */
export class Toolbox {
  readonly #folders: ReadonlyMap<ToolName, string>;

  constructor(folders: ReadonlyMap<ToolName, string>) {
    this.#folders = folders;
  }

  /** The folder with a tool's executables. */
  folder(name: ToolName): string {
    const folder = this.#folders.get(name);
    if (folder === undefined) throw new Failure(`${name} was not asked for`, "Name it in the call of ensureTools.");
    return folder;
  }

  /** The file of an executable, for example `kwok` or `kubectl`. */
  executable(name: Executable): string {
    const owner = [...this.#folders.keys()].find((tool) => toolOf(tool).executables.includes(name));
    if (owner === undefined)
      throw new Failure(`${name} was not asked for`, "Name its tool in the call of ensureTools.");
    return path.join(this.folder(owner), name);
  }

  /** The folder with the files a tool needs from its own Go module, laid out as there. */
  assets(name: ToolName): string {
    return path.join(this.folder(name), "assets");
  }
}

/**
 * Has these tools ready: the installed ones in a fitting version, else those of the cache, which are built first if they
 * are missing. Minutes for the first build, well under a second later; may be killed and run again at any time.
 *
 * @throws Failure if Go is missing or too old, or a build fails
 */
export async function ensureTools(names: readonly ToolName[], report: Report): Promise<Toolbox> {
  const folders = new Map<ToolName, string>();
  for (const name of names) folders.set(name, (await findOfficial(toolOf(name))) ?? cacheFolder(name));
  const missing = (): ToolName[] =>
    [...folders].filter(([name, at]) => at === cacheFolder(name) && !isBuilt(name)).map(([name]) => name);
  if (missing().length > 0) await inTurn("tools", () => buildAll(missing(), report), report);
  return new Toolbox(folders);
}

async function buildAll(names: readonly ToolName[], report: Report): Promise<void> {
  removeUnfinished();
  const minutes = names.reduce((sum, name) => sum + toolOf(name).minutes, 0);
  if (names.length > 0)
    report(
      `${String(names.length)} tools are compiled from source: up to ${String(minutes)} minutes on two cores, this once; ` +
        `kept in ${toolsCache}`,
    );
  for (const [index, name] of names.entries()) {
    const { title, version } = toolOf(name);
    await withClock(`building ${title} ${version} (${String(index + 1)} of ${String(names.length)})`, report, () =>
      build(name),
    );
  }
}

/** Says a line at once, and again with the time that passed every half minute. */
async function withClock(line: string, report: Report, work: () => Promise<void>): Promise<void> {
  const start = Date.now();
  report(`${line} …`);
  const clock = setInterval(() => {
    report(`${line}, ${((Date.now() - start) / 60_000).toFixed(1)} min …`);
  }, 30_000);
  try {
    await work();
  } finally {
    clearInterval(clock);
  }
}
