import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type * as Yaml from "yaml";
import { Failure, messageOf } from "../failure";

/** Where an API server is and how to introduce oneself to it. */
export interface Connection {
  /** URL without a trailing slash. */
  readonly server: string;
  /** The namespace of the context; `default` if it names none. */
  readonly namespace: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: {
    readonly ca?: Buffer;
    readonly cert?: Buffer;
    readonly key?: Buffer;
    readonly servername?: string;
    readonly rejectUnauthorized: boolean;
  };
}

type Entry<Key extends string, Value> = { readonly name: string } & Readonly<Partial<Record<Key, Value>>>;
type Strings = Readonly<Partial<Record<string, string>>>;

interface Kubeconfig {
  readonly "current-context"?: string;
  readonly contexts?: readonly Entry<"context", Strings>[];
  readonly clusters?: readonly Entry<"cluster", Strings & { readonly "insecure-skip-tls-verify"?: boolean }>[];
  readonly users?: readonly Entry<"user", Strings & { readonly exec?: unknown; readonly "auth-provider"?: unknown }>[];
}

/** The file kubectl would use: the first in `$KUBECONFIG`, else `~/.kube/config`; undefined if there is none. */
export function defaultKubeconfig(): string | undefined {
  const named = process.env["KUBECONFIG"] ?? "";
  const files = named === "" ? [path.join(os.homedir(), ".kube", "config")] : named.split(path.delimiter);
  return files.find((file) => file !== "" && fs.existsSync(file));
}

/**
 * Reads a kubeconfig, given as a path or as its content. Certificates and tokens are understood; credential plugins
 * are not, because the official client library that runs them takes seconds to load.
 * @param context the context to use instead of the current one
 */
export function readConnection(kubeconfig: string, context?: string): Connection {
  const isContent = kubeconfig.includes("\n") || kubeconfig.trimStart().startsWith("{");
  const source = isContent ? "the kubeconfig" : `the kubeconfig ${kubeconfig}`;
  const folder = isContent ? process.cwd() : path.dirname(kubeconfig);
  const config = parse(isContent ? kubeconfig : read(kubeconfig), source);

  const wanted = context ?? config["current-context"] ?? "";
  const chosen = pick(config.contexts, wanted, `context "${wanted}" of ${source}`).context ?? {};
  const cluster = pick(config.clusters, chosen["cluster"], `cluster of context "${wanted}"`).cluster ?? {};
  const user = pick(config.users, chosen["user"], `user of context "${wanted}"`).user ?? {};
  if (user.exec !== undefined || user["auth-provider"] !== undefined)
    throw new Failure(`${source} asks a credential plugin`, "Use a context with a client certificate or a token.");
  if (cluster["server"] === undefined) throw new Failure(`${source} names no server`, "Add clusters[].cluster.server.");

  /** A credential that stands in the kubeconfig itself (base64) or in a file named there. */
  const bytes = (values: Strings, name: string): Buffer | undefined => {
    const inline = values[`${name}-data`];
    if (inline !== undefined) return Buffer.from(inline, "base64");
    const file = values[name];
    return file === undefined ? undefined : Buffer.from(read(path.resolve(folder, file)));
  };
  const tokenFile = user["tokenFile"];
  const token = user["token"] ?? (tokenFile === undefined ? undefined : read(path.resolve(folder, tokenFile)).trim());
  return {
    server: cluster["server"].replace(/\/+$/, ""),
    namespace: chosen["namespace"] ?? "default",
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    tls: {
      ...present("ca", bytes(cluster, "certificate-authority")),
      ...present("cert", bytes(user, "client-certificate")),
      ...present("key", bytes(user, "client-key")),
      ...present("servername", cluster["tls-server-name"]),
      rejectUnauthorized: cluster["insecure-skip-tls-verify"] !== true,
    },
  };
}

function parse(text: string, source: string): Kubeconfig {
  try {
    // loading the YAML parser takes longer than a whole request, and our own kubeconfigs are JSON
    if (text.trimStart().startsWith("{")) return JSON.parse(text) as Kubeconfig;
    return (require("yaml") as typeof Yaml).parse(text) as Kubeconfig;
  } catch (error) {
    throw new Failure(`${source} cannot be parsed: ${messageOf(error)}`, "Check the file with `kubectl config view`.");
  }
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    throw new Failure(`cannot read ${file}: ${messageOf(error)}`, "Name an existing kubeconfig, or unset KUBECONFIG.");
  }
}

function pick<T extends { readonly name: string }>(all: readonly T[] | undefined, name: unknown, what: string): T {
  const found = all?.find((entry) => entry.name === name);
  if (!found) throw new Failure(`there is no ${what}`, "See `kubectl config get-contexts`.");
  return found;
}

const present = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);
