import type { OutputMap } from "@pulumi/pulumi/automation";
import * as fs from "node:fs";
import * as path from "node:path";
import { userOf } from "../credentials";
import { Failure } from "../failure";
import { outputs } from "../operations";
import { platformKubeconfig, platformState } from "../paths";
import { type Output, printResult } from "../progress";

/**
 * Prints how to reach the embedded platform as the provisioning user, or as the user of a role, as shell exports.
 * @throws Failure if stack local is not up, or there is no such role
 */
export async function env({ role, ...options }: Output & { readonly role?: string }): Promise<void> {
  const values = await environment(role);
  const exports = Object.entries(values).map(([name, value]) => `export ${name}='${value}'`);
  printResult(options, values, exports);
}

/** `ES_URL`, `ES_CA` (a file), `ES_USER`, `ES_PASSWORD`, `KIBANA_URL`, `KUBECONFIG`. */
export async function environment(role = "provisioner"): Promise<Record<string, string>> {
  const { url, ca, kibanaUrl, outputs } = await connection();
  const { username, password } = userOf(role, outputs);
  return {
    ES_URL: url,
    ES_CA: ca,
    ES_USER: username,
    ES_PASSWORD: password,
    KIBANA_URL: kibanaUrl,
    KUBECONFIG: platformKubeconfig,
  };
}

/** Where the embedded platform answers, and what stack local returned. */
export interface Connection {
  readonly url: string;
  /** File with the authority behind Elasticsearch's certificate. */
  readonly ca: string;
  readonly kibanaUrl: string;
  readonly outputs: OutputMap;
}

/** @throws Failure if stack local is not up */
export async function connection(): Promise<Connection> {
  if (!fs.existsSync(platformKubeconfig)) throw notUp();
  const values = await outputs("local");
  const { elasticsearchUrl, kibanaUrl, certificateAuthority, provisioner } = values;
  if (!elasticsearchUrl || !kibanaUrl || !certificateAuthority || !provisioner) throw notUp();
  const ca = path.join(platformState, "elasticsearch-ca.crt");
  fs.writeFileSync(ca, String(certificateAuthority.value));
  return { url: String(elasticsearchUrl.value), ca, kibanaUrl: String(kibanaUrl.value), outputs: values };
}

/** What a command says that needs a running stack. */
export function notUp(): Failure {
  return new Failure("stack local is not up", "Run `make up` first.");
}
