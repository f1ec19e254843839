import { Client, errors } from "@elastic/elasticsearch";
import * as fs from "node:fs";
import { environment } from "./commands/env";
import { Failure, messageOf } from "./failure";

/** How a cluster is reached. */
export interface Access {
  /** For example `https://logs.example.com:9200`. */
  readonly url: string;
  /** File with the authority's certificate; undefined where the system trusts it. */
  readonly ca: string | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

/**
 * How the cluster of a stack is reached: as `ES_URL`, `ES_CA`, `ES_USER` and `ES_PASSWORD` say, else the embedded platform.
 * @throws Failure if neither is there
 */
export async function accessTo(stack: string, variables: NodeJS.ProcessEnv = process.env): Promise<Access> {
  const isTold = (variables["ES_URL"] ?? "") !== "";
  const found = !isTold && stack === "local" ? await platform() : variables;
  const value = (name: string): string | undefined => (found[name] === "" ? undefined : found[name]);
  const [url, ca, user, password] = [value("ES_URL"), value("ES_CA"), value("ES_USER"), value("ES_PASSWORD")];
  if (url === undefined) throw new Failure(`nothing says where the cluster of stack ${stack} is`, remedy);
  if (!URL.canParse(url)) throw new Failure(`ES_URL is '${url}', not an address such as https://logs:9200`, remedy);
  return { url, ca, user, password };
}

const remedy = "Set ES_URL, ES_USER, ES_PASSWORD, and ES_CA if the system does not trust its certificate.";

async function platform(): Promise<Record<string, string>> {
  return environment().catch((thrown: unknown) => {
    throw thrown instanceof Failure
      ? new Failure(thrown.message, `Run \`make up\`. For another cluster: ${remedy}`)
      : thrown;
  });
}

/**
 * A client of Elasticsearch.
 * @throws Failure if the certificate cannot be read
 */
export function connect({ url, ca, user, password }: Access): Client {
  return new Client({
    node: url,
    ...(user === undefined ? {} : { auth: { username: user, password: password ?? "" } }),
    ...(ca === undefined ? {} : { tls: { ca: read(ca) } }),
    requestTimeout: 300_000, // milliseconds: a month of lines is counted in one request
    maxRetries: 1,
  });
}

function read(certificate: string): Buffer {
  try {
    return fs.readFileSync(certificate);
  } catch (thrown) {
    throw new Failure(
      `the certificate in ES_CA cannot be read: ${messageOf(thrown)}`,
      "Name a file in PEM that can be read.",
    );
  }
}

/** What a user is told of an error of Elasticsearch or of the way to it. */
export function explained(thrown: unknown, { url, user }: Access, dataStream: string): unknown {
  if (!(thrown instanceof errors.ElasticsearchClientError)) return thrown;
  if (!(thrown instanceof errors.ResponseError))
    return new Failure(`Elasticsearch at ${url} does not answer: ${thrown.message}`, `Check the address. ${remedy}`);
  switch (thrown.statusCode) {
    case 401:
      return new Failure(
        `Elasticsearch at ${url} does not take ${user === undefined ? "a request without a user" : `${user} with that password`}`,
        remedy,
      );
    case 403:
      return new Failure(
        `${user ?? "this user"} may not read ${dataStream}`,
        `Give it the privilege read on ${dataStream}, as role log_support has it, or take another user.`,
      );
    case 404:
      return new Failure(
        `${url} has no data stream ${dataStream}`,
        "Name the environment with STACK=…; the data stream is there once the first line has been written.",
      );
    default:
      return new Failure(
        `Elasticsearch at ${url} refused to answer: ${messageOf(thrown)}`,
        "Run it again once that is put right.",
      );
  }
}
