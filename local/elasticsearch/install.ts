import * as fs from "node:fs";
import * as path from "node:path";
import { elasticVersion } from "../../components/shared/versions";
import { type Artifact, fetchArtifact, unpackArtifact } from "../maven";
import { cache, elasticsearchCache } from "../paths";
import { keyOf } from "../tools/recipe";
import { inTurn } from "../tools/turn";
import { findJava, type Jdk } from "./java";
import { installKql, kql } from "./kql";
import { buildPlugin, pluginSources } from "./test-plugin";

/** Elastic's own minimal distribution: the server, transport, x-pack-core and x-pack-security. */
const distribution: Artifact = {
  group: "org.elasticsearch.distribution.integ-test-zip",
  name: "elasticsearch",
  version: elasticVersion,
  packaging: "zip",
  sha256: "bec49f3b8d00e75c8d1cec85c35298635ec9fbd3ae80ef5aeb6bc05abdb3db2d",
};
const checksums = Object.fromEntries(kql.map(({ name, sha256 }) => [name, sha256]));
const unfinished = ".unfinished-";

/** An installation that processes only read: configuration, data and logs of a node lie elsewhere. */
export interface Installation {
  readonly home: string;
  readonly javaHome: string;
}

/**
 * Elasticsearch with the test plugin and Elastic's module for KQL, readable by every user; downloaded and compiled once per version and source.
 *
 * @param say shows a line of progress
 * @throws Failure if there is no JDK or no Maven, or if either fails
 */
export async function installElasticsearch(say: (line: string) => void = () => undefined): Promise<Installation> {
  const jdk = findJava();
  const home = path.join(elasticsearchCache, `${elasticVersion}-${keyOf({ ...pluginSources(), ...checksums })}`);
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
  removeUnfinished();
  const work = `${home}${unfinished}${String(process.pid)}`;
  fs.mkdirSync(work, { recursive: true });
  try {
    say(`unpacking Elasticsearch ${elasticVersion}`);
    const unpacked = await unpack(work, jdk);
    say(`compiling the test plugin with JDK ${jdk.version}`);
    await buildPlugin(unpacked, work, jdk);
    await installKql(unpacked, work, jdk);
    if (process.getuid?.() === 0) letEveryoneRead(unpacked);
    fs.renameSync(unpacked, home);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** Only while the turn is ours: what lies there was left by a run that was killed. */
function removeUnfinished(): void {
  if (!fs.existsSync(elasticsearchCache)) return;
  for (const name of fs.readdirSync(elasticsearchCache))
    if (name.includes(unfinished)) fs.rmSync(path.join(elasticsearchCache, name), { recursive: true, force: true });
}

/** Downloads the distribution, and unpacks it only if it is the one that is pinned. */
async function unpack(work: string, jdk: Jdk): Promise<string> {
  await fetchArtifact(distribution, work, jdk);
  await unpackArtifact(distribution, work, jdk);
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
