import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { filesBelow } from "../files";
import { toolsCache } from "../paths";
import { type Tool, type ToolName, toolOf } from "./table";

/** The folder of a Go module of this project. */
export const moduleFile = (module: Tool["module"], ...names: string[]): string =>
  path.join(__dirname, module, ...names);

/** Arguments of `go build`, without the output file. */
export function buildArguments(tool: Tool): string[] {
  const variables = Object.entries(tool.variables ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  return ["build", "-trimpath", "-ldflags", ["-s", "-w", ...variables].join(" "), tool.package];
}

/** Settings of `go build` that go into every build. */
export const buildEnvironment = { CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false", GOWORK: "off" } as const;

/**
 * Where a tool lies once it is built: the name says everything it was made from, but for the version of Go, since a newer
 * compiler would cost minutes and change nothing, and a built tool is to start where there is no Go.
 */
export function cacheFolder(name: ToolName): string {
  const tool = toolOf(name);
  const parts = {
    tool: JSON.stringify([tool.executables, tool.assets, buildArguments(tool), buildEnvironment]),
    platform: `${process.platform}/${process.arch}`,
    ...filesOf(tool),
  };
  return path.join(toolsCache, `${name}-${tool.version}-${keyOf(parts)}`);
}

/** A short key that changes when a part, or its name, does. */
export function keyOf(parts: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 12);
}

/** Contents of the files a tool is built from, by path below its Go module. */
function filesOf(tool: Tool): Record<string, string> {
  const folder = moduleFile(tool.module);
  const own = tool.package.startsWith("./")
    ? filesBelow(path.join(folder, tool.package))
        .filter((file) => !file.endsWith("_test.go"))
        .map((file) => path.relative(folder, file))
    : [];
  return Object.fromEntries(
    ["go.mod", "go.sum", ...own].map((file) => [file, fs.readFileSync(path.join(folder, file), "utf8")]),
  );
}
