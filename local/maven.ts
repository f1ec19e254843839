import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import type { Jdk } from "./elasticsearch/java";
import { Failure, messageOf } from "./failure";
import { run } from "./processes";
import { isOlder, parseVersion } from "./tools/versions";

/** A file of Maven Central. */
export interface Artifact {
  readonly group: string;
  readonly name: string;
  readonly version: string;
  readonly packaging: "jar" | "zip";
  /** Of the file; pinned here, because not every mirror serves Maven's own checksums. */
  readonly sha256: string;
}

const plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";

/**
 * Downloads a file and checks that it is the one that is pinned.
 *
 * @param folder takes it, and Maven's log
 * @returns its path
 * @throws Failure if there is no Maven, if it fails, or if the file is another
 */
export async function fetchArtifact(artifact: Artifact, folder: string, jdk: Jdk): Promise<string> {
  const { name, version, packaging, sha256 } = artifact;
  await requireMaven(name, jdk);
  await maven(artifact, folder, jdk, ["--update-snapshots", `${plugin}:copy`]); // a failure of an earlier day is tried again
  const file = path.join(folder, `${name}-${version}.${packaging}`);
  await requireChecksum(file, sha256);
  return file;
}

/** Unpacks into a folder what `fetchArtifact` has just fetched. */
export const unpackArtifact = (artifact: Artifact, folder: string, jdk: Jdk): Promise<void> =>
  maven(artifact, folder, jdk, ["--offline", `${plugin}:unpack`, `-DmarkersDirectory=${path.join(folder, "markers")}`]);

const maven = (artifact: Artifact, folder: string, jdk: Jdk, args: readonly string[]): Promise<void> =>
  run("mvn", ["--batch-mode", ...args, `-Dartifact=${coordinates(artifact)}`, `-DoutputDirectory=${folder}`], {
    cwd: folder, // Maven leaves folders behind where it is started
    env: environment(jdk),
    log: path.join(folder, "maven.log"),
    remedy: "Connect to the network, or set a mirror of Maven Central in ~/.m2/settings.xml, then run again.",
  });

const coordinates = ({ group, name, version, packaging }: Artifact): string =>
  [group, name, version, packaging].join(":");

const environment = (jdk: Jdk): NodeJS.ProcessEnv => ({
  ...process.env,
  JAVA_HOME: process.env["JAVA_HOME"] ?? jdk.home,
});

async function requireMaven(what: string, jdk: Jdk): Promise<void> {
  const remedy = "Install Maven 3.6 or newer, for example with `apt install maven` or `brew install maven`.";
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  if (!folders.some((folder) => fs.existsSync(path.join(folder, "mvn"))))
    throw new Failure(`Maven, which downloads ${what}, was not found: there is no mvn on PATH`, remedy);
  const { stdout } = await promisify(execFile)("mvn", ["--version"], { env: environment(jdk) }).catch(
    (thrown: unknown) => {
      throw new Failure(`Maven, which downloads ${what}, does not start: ${messageOf(thrown)}`, remedy);
    },
  );
  const version = /Apache Maven (\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1] ?? "none that it tells";
  const found = parseVersion(version);
  if (found === undefined || isOlder(found, [3, 6, 0]))
    throw new Failure(`Maven, which downloads ${what}, is too old: its version is ${version}`, remedy);
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
