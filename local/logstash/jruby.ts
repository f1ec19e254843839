import * as fs from "node:fs";
import * as path from "node:path";
import { findJava, type Jdk } from "../elasticsearch/java";
import { type Artifact, fetchArtifact } from "../maven";
import { cache } from "../paths";
import { inTurn } from "../tools/turn";

/** The JRuby that Logstash 9.5 ships (versions.yml of its sources): what the scripts of the pipelines run on. */
export const jrubyVersion = "10.0.6.0";

const jruby: Artifact = {
  group: "org.jruby",
  name: "jruby-complete",
  version: jrubyVersion,
  packaging: "jar",
  sha256: "b1a83ca46053894fcfd47df4094a21eac6db7fcba6fa6d99d77e391f620e85b7",
};

/** Command and first arguments that run a Ruby program. */
export type Ruby = readonly [java: string, ...args: string[]];

/**
 * JRuby from Maven Central, downloaded once per version.
 *
 * @param say shows a line of progress
 * @throws Failure if there is no JDK, no Maven, or the file is not the one that is pinned
 */
export async function installJRuby(say: (line: string) => void = () => undefined): Promise<Ruby> {
  const jdk = findJava();
  const folder = path.join(cache, "logstash");
  const jar = path.join(folder, `jruby-complete-${jrubyVersion}.jar`);
  await inTurn("jruby-install", () => (fs.existsSync(jar) ? Promise.resolve() : download(jar, jdk, say)), say);
  return [path.join(jdk.home, "bin", "java"), "-jar", jar];
}

/** Beside the jar, and renamed last, so that a kill leaves nothing half under that name. */
async function download(jar: string, jdk: Jdk, say: (line: string) => void): Promise<void> {
  say(`downloading JRuby ${jrubyVersion}`);
  const work = `${jar}.unfinished`;
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });
  fs.renameSync(await fetchArtifact(jruby, work, jdk), jar);
  fs.rmSync(work, { recursive: true, force: true });
}
