import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { fields } from "../../components/log-storage/fields";
import { Failure } from "../failure";
import { installEsql } from "./install";

/** One run of a query, as Kibana makes it. */
export interface EsqlRun {
  readonly query: string;
  /** It sees records after this time, milliseconds, … */
  readonly from: number;
  /** … up to this one, which it gets as the parameter `_tend`. */
  readonly to: number;
}

/** What a query answers: a table, or what Elasticsearch would say against it. */
export type EsqlAnswer =
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number | boolean | null)[])[] }
  | { readonly error: string };

/**
 * Runs queries of ES|QL on a file of events. **Elastic's own code** parses each, resolves it against the mapping and verifies it, before
 * it would be optimised. What executes it is a double, which knows the commands and functions that the alerts are made of and
 * refuses all others.
 *
 * @param events a file of NDJSON, with nested or dotted keys
 * @returns an answer for each run, in order
 * @throws Failure if the program that does it stops
 */
export async function runEsql(dataStream: string, events: string, runs: readonly EsqlRun[]): Promise<EsqlAnswer[]> {
  const { java, classPath } = await installEsql();
  const child = spawn(
    java,
    [
      // the stubs have no superclasses: what the verifier of bytecode would look up is not there
      ...["-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote", "-XX:-UsePerfData"],
      ...["--class-path", classPath.join(path.delimiter), "logging.esql.run.Queries"],
    ],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  child.stdin.on("error", () => undefined); // it stopped before it had read all: its exit tells why
  child.stdin.end(JSON.stringify({ dataStream, types, events, runs }));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (child.exitCode !== 0)
    throw new Failure(
      `the double of ES|QL stopped with ${String(child.exitCode ?? child.signalCode)}:\n${errors.trim().split("\n").slice(0, 8).join("\n")}`,
      "Correct local/esql, or the events that it was given.",
    );
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as EsqlAnswer);
}

/** Types of the mapped fields, as far as ES|QL reads them. */
const types = Object.fromEntries(
  Object.entries(fields).flatMap(([name, { type }]) =>
    type === "alias" || type === "flattened" ? [] : [[name, type === "match_only_text" ? "text" : type]],
  ),
);
