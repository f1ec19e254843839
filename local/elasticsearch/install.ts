import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { pipeline } from "node:stream/promises";
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
/** Of that file; pinned here, because not every mirror serves Maven's own checksums. */
const distributionSha256 = "bec49f3b8d00e75c8d1cec85c35298635ec9fbd3ae80ef5aeb6bc05abdb3db2d";
const mavenPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";
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

/** Downloads the distribution, checks that it is the one that is pinned, and only then unpacks it. */
async function unpack(work: string, jdk: Jdk): Promise<string> {
  const maven = (goal: string, ...flags: string[]): Promise<void> =>
    run("mvn", ["--batch-mode", ...flags, `${mavenPlugin}:${goal}`, `-Dartifact=${distribution}`], {
      cwd: work, // Maven leaves folders behind where it is started
      env: mavenEnvironment(jdk),
      log: path.join(work, "maven.log"),
      remedy: "Connect to the network, or set a mirror of Maven Central in ~/.m2/settings.xml, then run again.",
    });
  await maven("copy", "--update-snapshots", `-DoutputDirectory=${work}`); // a failure of an earlier day is tried again
  await requireChecksum(path.join(work, `elasticsearch-${elasticVersion}.zip`), distributionSha256);
  await maven("unpack", "--offline", `-DoutputDirectory=${work}`, `-DmarkersDirectory=${path.join(work, "markers")}`);
  return path.join(work, `elasticsearch-${elasticVersion}`);
}

/** @throws Failure if the file is not the expected one, byte for byte */
export async function requireChecksum(file: string, sha256: string): Promise<void> {
  const hash = createHash("sha256");
  await pipeline(fs.createReadStream(file), hash);
  const found = hash.digest("hex");
  if (found !== sha256)
    throw new Failure(
      `${path.basename(file)} is not the file that this project pins: its SHA-256 is ${found} and should be ${sha256}`,
      "Use a mirror of Maven Central that serves it unchanged; remove the file from ~/.m2/repository first.",
    );
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
