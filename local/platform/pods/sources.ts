import { type KubernetesClient, type KubernetesObject } from "../../kubernetes/client";

/** Files by name. */
export type Files = ReadonlyMap<string, Buffer>;

/** What volumes and variables are filled from: the Secrets and ConfigMaps of one namespace by name. */
export interface Sources {
  readonly secrets: ReadonlyMap<string, Files>;
  readonly configMaps: ReadonlyMap<string, Files>;
}

/** Reads namespaces at most twice a second, however many pods ask: one list serves them all. */
export class SourceReader {
  readonly #client: KubernetesClient;
  readonly #known = new Map<string, { readonly since: number; readonly sources: Promise<Sources> }>();

  constructor(client: KubernetesClient) {
    this.#client = client;
  }

  /** The namespace as it was at most half a second ago. */
  async read(namespace: string): Promise<Sources> {
    const known = this.#known.get(namespace);
    if (known && Date.now() - known.since < 500) return known.sources;
    const sources = this.#load(namespace);
    this.#known.set(namespace, { since: Date.now(), sources });
    return sources;
  }

  async #load(namespace: string): Promise<Sources> {
    const [secrets, configMaps] = await Promise.all([
      this.#client.list({ apiVersion: "v1", kind: "Secret", namespace }),
      this.#client.list({ apiVersion: "v1", kind: "ConfigMap", namespace }),
    ]);
    return {
      secrets: byName(secrets, (object) => entries(object["data"], "base64")),
      configMaps: byName(configMaps, (object) => [
        ...entries(object["data"], "utf8"),
        ...entries(object["binaryData"], "base64"),
      ]),
    };
  }
}

function byName(
  objects: readonly KubernetesObject[],
  files: (object: KubernetesObject) => [string, Buffer][],
): ReadonlyMap<string, Files> {
  return new Map(objects.map((object) => [object.metadata.name, new Map(files(object))]));
}

function entries(data: unknown, encoding: "base64" | "utf8"): [string, Buffer][] {
  const texts = (data ?? {}) as Readonly<Record<string, string>>;
  return Object.entries(texts).map(([name, text]) => [name, Buffer.from(text, encoding)]);
}
