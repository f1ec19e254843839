import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { Failure } from "../failure";
import { toolsCache } from "../paths";
import { run } from "../processes";
import { keyOf, moduleFile } from "../tools/recipe";
import { inTurn } from "../tools/turn";
import { isOlder, parseVersion } from "../tools/versions";

const requirements = moduleFile("linters", "requirements.txt");
const unfinished = ".unfinished-";
const remedy = "Install Python 3.11 or newer with its module venv, for example with `apt install python3-venv`.";

/**
 * A Python that has checkov, in an environment of its own in the cache; made once, in about half a minute.
 *
 * @returns its executable
 * @throws Failure if there is no fitting Python, or if a package cannot be had
 */
export async function pythonWithCheckov(say: (line: string) => void): Promise<string> {
  const pinned = fs.readFileSync(requirements, "utf8");
  const version = /^checkov==(\S+)$/m.exec(pinned)?.[1] ?? "";
  const folder = path.join(toolsCache, `checkov-${version}-${keyOf({ pinned })}`);
  const work = async (): Promise<void> => {
    if (!fs.existsSync(folder)) await install(folder, version, say);
  };
  if (!fs.existsSync(folder)) await inTurn("tools", work, say);
  return path.join(folder, "bin", "python");
}

/** Works beside `folder` and renames last; an environment may be moved as long as it is only called by its Python. */
async function install(folder: string, version: string, say: (line: string) => void): Promise<void> {
  await requirePython();
  const work = `${folder}${unfinished}${String(process.pid)}`;
  const options = { log: `${folder}.log`, remedy: `Connect to the network, then run again. The log: ${folder}.log` };
  try {
    say(`installing checkov ${version}`);
    await run("python3", ["-m", "venv", work], { ...options, remedy });
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"];
    await run(path.join(work, "bin", "python"), [...pip, "--requirement", requirements], options);
    fs.renameSync(work, folder);
    fs.rmSync(options.log, { force: true });
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

async function requirePython(): Promise<void> {
  const { stdout } = await promisify(execFile)("python3", ["--version"]).catch(() => {
    throw new Failure("checkov needs Python, and there is no python3 on PATH", remedy);
  });
  const found = parseVersion(stdout);
  if (found === undefined || isOlder(found, [3, 11, 0]))
    throw new Failure(`checkov needs Python 3.11, and this is ${stdout.trim()}`, remedy);
}
