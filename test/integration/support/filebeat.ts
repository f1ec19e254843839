import * as assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { filebeatConfig } from "../../../components/filebeat/config";
import { maskingScript } from "../../../components/filebeat/masking";
import { type LogSource, logSources, type SourceKind } from "../../../components/shared/services";
import { demonstrationKey } from "../../../local/replay/config";

/**
 * Starts Filebeat with the configuration that the program renders, but for where its files lie and that there is no
 * Kubernetes to ask. It reads `folder` and keeps its own files there.
 *
 * @param receiver `host:port`
 * @param authority certificate of who must have signed the receiver's, PEM
 */
export function startFilebeat(
  executable: string,
  folder: string,
  kind: SourceKind,
  receiver: string,
  authority: string,
): ChildProcess {
  const at = (name: string): string => path.join(folder, name);
  const source = logSources.find((each) => each.kind === kind);
  assert.ok(source);
  const here: LogSource = { ...source, paths: source.paths.map((glob) => at(path.basename(glob))) };
  const service = [{ add_fields: { target: "service", fields: { name: "mes-api" } } }];
  const config = filebeatConfig({ source: here, receiver, service, script: at("masking.js") });
  const output = config["output.logstash"];
  const own = {
    "output.logstash": { ...output, ssl: { ...output.ssl, certificate_authorities: [at("ca.crt")] } },
    "http.host": `unix://${at("stats")}`,
  };
  fs.writeFileSync(at("ca.crt"), authority);
  fs.writeFileSync(at("masking.js"), maskingScript, { mode: 0o600 });
  fs.writeFileSync(at("filebeat.yml"), JSON.stringify({ ...config, ...own }), { mode: 0o600 });
  return spawn(executable, ["-c", at("filebeat.yml"), "--path.home", folder, "--path.data", at("data")], {
    env: { ...process.env, ...demonstrationKey, NODE_NAME: "node" },
    stdio: "ignore",
  });
}
