import * as fs from "node:fs";
import * as path from "node:path";
import { elasticVersion } from "../../components/shared/versions";
import { contentsBelow, filesBelow } from "../files";
import { compile, jdkTool, serverJars } from "./compile";
import type { Jdk } from "./java";

const source = path.join(__dirname, "plugin");
const descriptor = "plugin-descriptor.properties";
const name = "logging-local"; // as in the descriptor

/** Contents of everything the plugin is made of, by path. */
export const pluginSources = (): Record<string, string> => contentsBelow(source);

/**
 * Compiles the plugin against an unpacked Elasticsearch and puts it in there.
 *
 * @param work a folder for what is needed only meanwhile
 */
export async function buildPlugin(home: string, work: string, jdk: Jdk): Promise<void> {
  const classes = path.join(work, "classes");
  const target = path.join(home, "plugins", name);
  fs.mkdirSync(target, { recursive: true });
  await compile(jdk, work, serverJars(home), filesBelow(path.join(source, "src")), classes);
  fs.cpSync(path.join(source, "resources"), classes, { recursive: true });
  await jdkTool(jdk, work, "jar", ["--create", "--file", path.join(target, `${name}.jar`), "-C", classes, "."]);
  const text = fs.readFileSync(path.join(source, descriptor), "utf8");
  fs.writeFileSync(path.join(target, descriptor), `${text}elasticsearch.version=${elasticVersion}\n`);
}
