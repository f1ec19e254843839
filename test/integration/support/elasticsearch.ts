import { Client } from "@elastic/elasticsearch";
import * as fs from "node:fs";
import { makeJson } from "./make";

/** What `make env` prints. */
export interface Environment {
  readonly ES_URL: string;
  readonly ES_CA: string;
  readonly ES_USER: string;
  readonly ES_PASSWORD: string;
  readonly KIBANA_URL: string;
  readonly KUBECONFIG: string;
}

/** How the embedded platform is reached, as the provisioning user or as the user of a role. */
export const environment = (role?: string): Promise<Environment> =>
  makeJson<Environment>("env", ...(role === undefined ? [] : [`ROLE=${role}`]));

/** A client of Elasticsearch as the provisioning user, or as another one. */
export function client(env: Environment, username = env.ES_USER, password = env.ES_PASSWORD): Client {
  return new Client({ node: env.ES_URL, auth: { username, password }, tls: { ca: fs.readFileSync(env.ES_CA) } });
}
