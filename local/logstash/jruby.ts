import * as fs from "node:fs";
import * as path from "node:path";
import { requireChecksum } from "../elasticsearch/install";
import { findJava } from "../elasticsearch/java";
import { cache } from "../paths";
import { run } from "../processes";
import { inTurn } from "../tools/turn";

/** The JRuby that Logstash 9.5 ships (versions.yml of its sources): what the scripts of the pipelines run on. */
export const jrubyVersion = "10.0.6.0";
const jrubySha256 = "b1a83ca46053894fcfd47df4094a21eac6db7fcba6fa6d99d77e391f620e85b7";
const mavenPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";

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
  await inTurn("jruby-install", () => (fs.existsSync(jar) ? Promise.resolve() : download(jar, jdk.home, say)), say);
  return [path.join(jdk.home, "bin", "java"), "-jar", jar];
}

/** Beside the jar, and renamed last, so that a kill leaves nothing half under that name. */
async function download(jar: string, javaHome: string, say: (line: string) => void): Promise<void> {
  say(`downloading JRuby ${jrubyVersion}`);
  const work = `${jar}.unfinished`;
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });
  const artifact = `-Dartifact=org.jruby:jruby-complete:${jrubyVersion}:jar`;
  await run("mvn", ["--batch-mode", "-U", `${mavenPlugin}:copy`, artifact, `-DoutputDirectory=${work}`], {
    cwd: work, // Maven leaves folders behind where it is started
    env: { ...process.env, JAVA_HOME: process.env["JAVA_HOME"] ?? javaHome },
    log: path.join(work, "maven.log"),
    remedy:
      "Install Maven 3.6 or newer and connect to the network, or set a mirror of Maven Central in ~/.m2/settings.xml.",
  });
  const downloaded = path.join(work, path.basename(jar));
  await requireChecksum(downloaded, jrubySha256);
  fs.renameSync(downloaded, jar);
  fs.rmSync(work, { recursive: true, force: true });
}
