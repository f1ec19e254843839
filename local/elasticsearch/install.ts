import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { elasticVersion } from "../../components/shared/versions";
import { Failure, messageOf } from "../failure";
import { cache, elasticsearchCache } from "../paths";
import { run } from "../processes";
import { keyOf } from "../tools/recipe";
import { inTurn } from "../tools/turn";
import { isOlder, parseVersion } from "../tools/versions";
import { findJava, type Jdk } from "./java";
import { buildPlugin, pluginSources } from "./test-plugin";

/** Elastic's own minimal distribution: the server, transport, x-pack-core and x-pack-security. */
const distribution = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${elasticVersion}:zip`;
const unpackGoal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack";
const unfinished = ".unfinished-";

/** An installation that processes only read: configuration, data and logs of a node lie elsewhere. */
export interface Installation {
  readonly home: string;
  readonly javaHome: string;
}

/**
 * Elasticsearch with the test plugin, readable by every user; downloaded and compiled once per version and source.
 *
 * @param say shows a line of progress
 * @throws Failure if there is no JDK or no Maven, or if either fails
 */
export async function installElasticsearch(say: (line: string) => void = () => undefined): Promise<Installation> {
  const jdk = findJava();
  const home = path.join(elasticsearchCache, `${elasticVersion}-${keyOf(pluginSources())}`);
  if (!fs.existsSync(home)) {
    await inTurn(
      "elasticsearch-install",
      async () => {
        if (!fs.existsSync(home)) await install(home, jdk, say);
      },
      say,
    );
  }
  return { home, javaHome: jdk.home };
}

/** Works beside `home` and renames last, so that a kill leaves nothing half under that name. */
async function install(home: string, jdk: Jdk, say: (line: string) => void): Promise<void> {
  await requireMaven(jdk);
  removeUnfinished();
  const work = `${home}${unfinished}${String(process.pid)}`;
  fs.mkdirSync(work, { recursive: true });
  try {
    say(`unpacking Elasticsearch ${elasticVersion}`);
    const unpacked = await unpack(work, jdk);
    say(`compiling the test plugin with JDK ${jdk.version}`);
    await buildPlugin(unpacked, work, jdk);
    if (process.getuid?.() === 0) letEveryoneRead(unpacked);
    fs.renameSync(unpacked, home);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

async function requireMaven(jdk: Jdk): Promise<void> {
  const remedy = "Install Maven 3.6 or newer, for example with `apt install maven` or `brew install maven`.";
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  if (!folders.some((folder) => fs.existsSync(path.join(folder, "mvn"))))
    throw new Failure("Maven, which downloads Elasticsearch, was not found: there is no mvn on PATH", remedy);
  const { stdout } = await promisify(execFile)("mvn", ["--version"], { env: mavenEnvironment(jdk) }).catch(
    (thrown: unknown) => {
      throw new Failure(`Maven, which downloads Elasticsearch, does not start: ${messageOf(thrown)}`, remedy);
    },
  );
  const version = /Apache Maven (\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1] ?? "none that it tells";
  const found = parseVersion(version);
  if (found === undefined || isOlder(found, [3, 6, 0]))
    throw new Failure(`Maven, which downloads Elasticsearch, is too old: its version is ${version}`, remedy);
}

function mavenEnvironment(jdk: Jdk): NodeJS.ProcessEnv {
  return { ...process.env, JAVA_HOME: process.env["JAVA_HOME"] ?? jdk.home };
}

/** Only while the turn is ours: what lies there was left by a run that was killed. */
function removeUnfinished(): void {
  if (!fs.existsSync(elasticsearchCache)) return;
  for (const name of fs.readdirSync(elasticsearchCache))
    if (name.includes(unfinished)) fs.rmSync(path.join(elasticsearchCache, name), { recursive: true, force: true });
}

async function unpack(work: string, jdk: Jdk): Promise<string> {
  const properties = { artifact: distribution, outputDirectory: work, markersDirectory: path.join(work, "markers") };
  const flags = Object.entries(properties).map(([name, value]) => `-D${name}=${value}`);
  await run("mvn", ["--batch-mode", "--strict-checksums", unpackGoal, ...flags], {
    cwd: work, // Maven leaves folders behind where it is started
    env: mavenEnvironment(jdk),
    log: path.join(work, "maven.log"),
    remedy: "Connect to the network, or set a mirror of Maven Central in ~/.m2/settings.xml, then run again.",
  });
  return path.join(work, `elasticsearch-${elasticVersion}`);
}

/** Root, whatever its umask, starts Elasticsearch as another user. */
function letEveryoneRead(folder: string): void {
  const below = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = below.map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of [cache, elasticsearchCache, folder, ...files]) {
    const { mode } = fs.statSync(file);
    const forOwner = mode & 0o500; // read, and execute where it is one
    fs.chmodSync(file, mode | forOwner | (forOwner >> 3) | (forOwner >> 6));
  }
}
