import * as fs from "node:fs";
import * as path from "node:path";
import { elasticVersion } from "../../components/shared/versions";
import { type Artifact, fetchArtifact } from "../maven";
import { jdkTool } from "./compile";
import type { Jdk } from "./java";

const name = "x-pack-kql";
const descriptor = `META-INF/es-plugins/${name}/plugin-descriptor.properties`;

/** Elastic's module for Kibana's query language, which the minimal distribution lacks, and what it needs. */
export const kql: readonly Artifact[] = [
  {
    group: "org.elasticsearch.plugin",
    name,
    version: elasticVersion,
    packaging: "jar",
    sha256: "74241e3ce45fcb48b14e00aba2c80ef0b235afdd2005e2af8b26a1975b2cbc9e",
  },
  {
    group: "org.antlr",
    name: "antlr4-runtime",
    version: "4.13.1",
    packaging: "jar",
    sha256: "54665d2838cc66458343468efc539e454fc95b46a8a04b13c6ac43fc9be63505",
  },
];

/**
 * Puts the module into an unpacked Elasticsearch, which then knows queries of the kind `kql`.
 *
 * @param work a folder for what is needed only meanwhile
 */
export async function installKql(home: string, work: string, jdk: Jdk): Promise<void> {
  const target = path.join(home, "plugins", name);
  fs.mkdirSync(target, { recursive: true });
  for (const artifact of kql) {
    const file = await fetchArtifact(artifact, work, jdk);
    fs.copyFileSync(file, path.join(target, path.basename(file)));
    if (artifact.name !== name) continue;
    const unpacked = path.join(work, name);
    fs.mkdirSync(unpacked, { recursive: true });
    await jdkTool(jdk, work, "jar", ["--extract", "--file", file, "--dir", unpacked, descriptor]);
    fs.copyFileSync(path.join(unpacked, descriptor), path.join(target, path.basename(descriptor)));
  }
}
