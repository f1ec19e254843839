import * as fs from "node:fs";
import * as path from "node:path";
import { elasticVersion } from "../../components/shared/versions";
import { compile, jdkTool, serverJars } from "../elasticsearch/compile";
import { installElasticsearch } from "../elasticsearch/install";
import { findJava, type Jdk } from "../elasticsearch/java";
import { kql } from "../elasticsearch/kql";
import { contentsBelow, filesBelow } from "../files";
import { type Artifact, fetchArtifact } from "../maven";
import { esqlCache } from "../paths";
import { keyOf } from "../tools/recipe";
import { inTurn } from "../tools/turn";

const source = path.join(__dirname, "src");

const esql: Artifact = {
  group: "org.elasticsearch.plugin",
  name: "x-pack-esql",
  version: elasticVersion,
  packaging: "jar",
  sha256: "de1dcfdf543782d2a505f135a4aeabc5b7a43a200305688f20e43bf7dd3eb52b",
};

/** How a Java program that reads and runs ES|QL is started. */
export interface EsqlInstallation {
  readonly java: string;
  readonly classPath: readonly string[];
}

/**
 * Elastic's own parser and analyser of ES|QL, downloaded and made loadable once per version and source. The engine that executes a
 * plan is published nowhere: what parser and analyser refer to of it is there as stubs.
 *
 * @param say shows a line of progress
 * @throws Failure if there is no JDK or no Maven, or if either fails
 */
export async function installEsql(say: (line: string) => void = () => undefined): Promise<EsqlInstallation> {
  const jdk = findJava();
  const { home } = await installElasticsearch(say);
  const folder = path.join(esqlCache, `${elasticVersion}-${keyOf(contentsBelow(source))}`);
  if (!fs.existsSync(folder))
    await inTurn(
      "esql-install",
      () => (fs.existsSync(folder) ? Promise.resolve() : install(folder, home, jdk, say)),
      say,
    );
  return {
    java: path.join(jdk.home, "bin", "java"),
    classPath: [folder, ...jarsIn(folder), ...serverJars(home)],
  };
}

const jarsIn = (folder: string): string[] => filesBelow(folder).filter((file) => file.endsWith(".jar"));

/** Works beside the folder and renames last, so that a kill leaves nothing half under that name. */
async function install(folder: string, home: string, jdk: Jdk, say: (line: string) => void): Promise<void> {
  const work = `${folder}.unfinished`;
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });
  say(`downloading ES|QL ${elasticVersion}`);
  const published = await fetchArtifact(esql, work, jdk);
  const present = serverJars(home);
  for (const artifact of kql) present.push(await fetchArtifact(artifact, work, jdk));
  say(`making it loadable with JDK ${jdk.version}`);
  const sources = (below: string): string[] => filesBelow(path.join(source, below));
  const asm = jarsIn(path.join(home, "lib", "tools", "plugin-cli"));
  await compile(jdk, work, [...asm, ...present], [...sources("org"), ...sources("logging/esql/stubs")], work);
  const stubs = path.join(work, "stubs.jar");
  const classPath = [work, ...asm, published, ...present].join(path.delimiter);
  await jdkTool(jdk, work, "java", ["--class-path", classPath, "logging.esql.stubs.MissingClasses", published, stubs]);
  await compile(jdk, work, [work, published, stubs, ...present], sources("logging/esql/run"), work);
  fs.renameSync(work, folder);
}
