import * as fs from "node:fs";
import * as path from "node:path";
import { elasticVersion } from "../../components/shared/versions";
import { run } from "../processes";
import type { Jdk } from "./java";

const source = path.join(__dirname, "plugin");
const descriptor = "plugin-descriptor.properties";
const name = "logging-local"; // as in the descriptor

/** Contents of everything the plugin is made of, by path. */
export function pluginSources(): Record<string, string> {
  return Object.fromEntries(files(source).map((file) => [path.relative(source, file), fs.readFileSync(file, "utf8")]));
}

/**
 * Compiles the plugin against an unpacked Elasticsearch and puts it in there.
 *
 * @param work a folder for what is needed only meanwhile
 */
export async function buildPlugin(home: string, work: string, jdk: Jdk): Promise<void> {
  const classes = path.join(work, "classes");
  const target = path.join(home, "plugins", name);
  fs.mkdirSync(target, { recursive: true });
  await call(jdk, work, "javac", [
    ...["-nowarn", "-proc:none", "--release", "21"],
    ...["--class-path", jars(home).join(path.delimiter)],
    ...["-d", classes, ...files(path.join(source, "src"))],
  ]);
  fs.cpSync(path.join(source, "resources"), classes, { recursive: true });
  await call(jdk, work, "jar", ["--create", "--file", path.join(target, `${name}.jar`), "-C", classes, "."]);
  const text = fs.readFileSync(path.join(source, descriptor), "utf8");
  fs.writeFileSync(path.join(target, descriptor), `${text}elasticsearch.version=${elasticVersion}\n`);
}

/** What the plugin is compiled against: at run time it sees the server and the module it extends. */
function jars(home: string): string[] {
  const folders = [path.join(home, "lib"), path.join(home, "modules", "x-pack-core")];
  return folders.flatMap((folder) => {
    const names = fs.readdirSync(folder).filter((file) => file.endsWith(".jar"));
    return names.map((file) => path.join(folder, file));
  });
}

function call(jdk: Jdk, work: string, tool: string, args: readonly string[]): Promise<void> {
  return run(path.join(jdk.home, "bin", tool), args, {
    log: path.join(work, `${tool}.log`),
    remedy: `The test plugin in ${source} does not fit Elasticsearch ${elasticVersion}: correct it.`,
  });
}

function files(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
