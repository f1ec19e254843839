import * as fs from "node:fs";
import * as path from "node:path";
import { Failure, messageOf } from "../failure";
import { toolsCache } from "../paths";
import { run } from "../processes";
import { goEnvironment, moduleFolder, requireGo } from "./go";
import { buildArguments, cacheFolder, moduleFile } from "./recipe";
import { type Tool, type ToolName, toolOf } from "./table";

const unfinished = ".unfinished-";

/** Whether the tool was built to its end; a folder under its own name is always whole. */
export const isBuilt = (name: ToolName): boolean => fs.existsSync(cacheFolder(name));

/** Builds a tool into its folder of the cache: under another name first, so that a kill leaves nothing half. */
export async function build(name: ToolName): Promise<void> {
  const tool = toolOf(name);
  const target = cacheFolder(name);
  const folder = `${target}${unfinished}${String(process.pid)}`;
  const log = path.join(toolsCache, `${path.basename(target)}.log`);
  await requireGo(tool.module);
  try {
    fs.mkdirSync(folder, { recursive: true });
    await compile(tool, folder, log);
    await copyAssets(tool, folder);
    if (!fs.existsSync(target)) fs.renameSync(folder, target);
    fs.rmSync(log, { force: true });
  } catch (thrown) {
    throw explain(tool, thrown, log);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function compile(tool: Tool, folder: string, log: string): Promise<void> {
  const [first, ...others] = tool.executables;
  const [command, ...args] = buildArguments(tool);
  await run("go", [command ?? "build", "-o", path.join(folder, first), ...args], {
    cwd: moduleFile(tool.module),
    env: goEnvironment(),
    log,
    remedy: `Run the command again: it goes on where it stopped. The whole log: ${log}`,
  });
  for (const name of others) fs.symlinkSync(first, path.join(folder, name));
}

async function copyAssets({ assets }: Tool, folder: string): Promise<void> {
  if (assets === undefined) return;
  const source = await moduleFolder(assets.module);
  for (const name of assets.paths)
    fs.cpSync(path.join(source, name), path.join(folder, "assets", name), { recursive: true });
}

/** Removes what builds left that were killed; only while no other build runs. */
export function removeUnfinished(): void {
  if (!fs.existsSync(toolsCache)) return;
  for (const entry of fs.readdirSync(toolsCache))
    if (entry.includes(unfinished)) fs.rmSync(path.join(toolsCache, entry), { recursive: true, force: true });
}

/** A failed build, with the remedy that fits: a full disk, no network and no memory are not the code's fault. */
export function explain(tool: Tool, thrown: unknown, log: string): Failure {
  const message = messageOf(thrown);
  const cause = `building ${tool.title} ${tool.version} failed: ${message}`;
  if (/no space left on device|ENOSPC|disk quota exceeded/.test(message))
    return new Failure(
      cause,
      `Free about 10 GB below ${toolsCache} and Go's own cache (\`go env GOCACHE\`), then run again.`,
    );
  if (/dial tcp|no such host|proxyconnect|i\/o timeout|TLS handshake/.test(message))
    return new Failure(
      cause,
      "Source code is downloaded once: connect to the network, or set GOPROXY, then run again.",
    );
  if (message.includes("signal: killed"))
    return new Failure(
      cause,
      "The compiler was killed, mostly for want of memory: 4 GB should be free. Then run again.",
    );
  return thrown instanceof Failure
    ? new Failure(cause, thrown.remedy)
    : new Failure(cause, `Run the command again: it goes on where it stopped. The whole log: ${log}`);
}
