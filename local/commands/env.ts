import * as fs from "node:fs";
import * as path from "node:path";
import { Failure } from "../failure";
import { outputs } from "../operations";
import { platformKubeconfig, platformState } from "../paths";
import { type Output, printResult } from "../progress";

/**
 * Prints how to reach the embedded platform as the provisioning user, as shell exports.
 * @throws Failure if stack local is not up
 */
export async function env(options: Output): Promise<void> {
  const values = await environment();
  const exports = Object.entries(values).map(([name, value]) => `export ${name}='${value}'`);
  printResult(options, values, exports);
}

/** `ES_URL`, `ES_CA` (a file), `ES_USER`, `ES_PASSWORD`, `KIBANA_URL`, `KUBECONFIG`. */
export async function environment(): Promise<Record<string, string>> {
  if (!fs.existsSync(platformKubeconfig)) throw notUp();
  const { elasticsearchUrl, kibanaUrl, certificateAuthority, provisioner } = await outputs("local");
  if (!elasticsearchUrl || !kibanaUrl || !certificateAuthority || !provisioner) throw notUp();
  const { username, password } = provisioner.value as { username: string; password: string };
  const ca = path.join(platformState, "elasticsearch-ca.crt");
  fs.writeFileSync(ca, String(certificateAuthority.value));
  return {
    ES_URL: String(elasticsearchUrl.value),
    ES_CA: ca,
    ES_USER: username,
    ES_PASSWORD: password,
    KIBANA_URL: String(kibanaUrl.value),
    KUBECONFIG: platformKubeconfig,
  };
}

/** What a command says that needs a running stack. */
export function notUp(): Failure {
  return new Failure("stack local is not up", "Run `make up` first.");
}
