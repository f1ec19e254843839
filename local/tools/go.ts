import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { promisify } from "node:util";
import { Failure, messageOf } from "../failure";
import { buildEnvironment, moduleFile } from "./recipe";
import { type Tool } from "./table";
import { isOlder, parseVersion } from "./versions";

const execute = promisify(execFile);
const modules = ["pulumi", "elastic", "kubernetes", "filebeat", "linters"] as const;

/** The environment of every Go command: the caller's, without settings that would change what is built. */
export function goEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, ...buildEnvironment, GOOS: undefined, GOARCH: undefined };
}

/**
 * Checks that the installed Go can build this module.
 *
 * @throws Failure if there is none, or an older one than the module asks for
 */
export async function requireGo(module: Tool["module"]): Promise<void> {
  const wanted = /^go (\S+)/m.exec(fs.readFileSync(moduleFile(module, "go.mod"), "utf8"))?.[1] ?? "1.26";
  const remedy = `Install Go ${wanted} or newer and put it on PATH; tools that are built already do not need it.`;
  const found = await go(module, ["env", "GOVERSION"]).catch((thrown: unknown) => {
    const why = isMissing(thrown) ? "there is none on PATH" : firstLine(messageOf(thrown));
    throw new Failure(`Go ${wanted} is needed to build the tools: ${why}`, remedy);
  });
  const [version, minimum] = [parseVersion(found), parseVersion(wanted)];
  if (version === undefined || minimum === undefined || isOlder(version, minimum))
    throw new Failure(`Go ${wanted} is needed to build the tools, and this is ${found}`, remedy);
}

/**
 * The source folder of a Go module that one of this project's modules pins, for example `sigs.k8s.io/kwok`;
 * downloaded if it is not there.
 */
export async function moduleFolder(name: string): Promise<string> {
  const module = modules.find((candidate) =>
    fs.readFileSync(moduleFile(candidate, "go.mod"), "utf8").includes(`\t${name} v`),
  );
  if (module === undefined) throw new Failure(`no go.mod below local/tools pins ${name}`, "Add it there.");
  const answer = await go(module, ["mod", "download", "-json", name]).catch((thrown: unknown) => {
    throw new Failure(`the Go module ${name} cannot be had: ${firstLine(messageOf(thrown))}`, "Check the network.");
  });
  return (JSON.parse(answer) as { Dir: string }).Dir;
}

async function go(module: Tool["module"], args: readonly string[]): Promise<string> {
  const { stdout } = await execute("go", args, { cwd: moduleFile(module), env: goEnvironment() });
  return stdout.trim();
}

const isMissing = (thrown: unknown): boolean => thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";

/** Of a failed command the message repeats the command line; what it printed comes after. */
const firstLine = (message: string): string =>
  message.split("\n").find((line) => !line.startsWith("Command ")) ?? message;
