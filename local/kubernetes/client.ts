import { readConnection } from "./connection";
import { isApiError, UnknownKindError } from "./errors";
import { keyOf, type Kind, type KubernetesObject, type ObjectKey } from "./object";
import { type ApiRequest, Transport } from "./transport";

export { ApiError, isApiError, UnknownKindError, UnreachableError } from "./errors";
export type { Kind, KubernetesObject, ObjectKey, ObjectMetadata } from "./object";

/** How a kind is addressed below its API group. */
export interface KindDiscovery {
  /** For example `deployments`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Server-side apply. */
export interface ApplyOptions {
  /** Who owns the fields that are applied. */
  readonly fieldManager: string;
  /** Takes over fields that another manager owns; default false. */
  readonly force?: boolean;
  /** Validates and answers what would be stored, without storing it; default false. */
  readonly dryRun?: boolean;
  /** For example `status`. */
  readonly subresource?: string;
}

/** Plain creation. */
export interface CreateOptions {
  readonly fieldManager?: string;
  /** Validates and answers what would be stored, without storing it; default false. */
  readonly dryRun?: boolean;
}

/** How an object goes. */
export interface DeleteOptions {
  readonly propagationPolicy?: "Foreground" | "Background" | "Orphan";
  readonly gracePeriodSeconds?: number;
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string };
}

/** Settings of a client; all have defaults. */
export interface ClientOptions {
  /** Default: the kubeconfig's current context. */
  readonly context?: string;
  /** Told what the API server warns of, for example deprecated versions; default: nobody. */
  readonly onWarning?: (message: string) => void;
}

/**
 * A small client for every kind an API server knows. Contacts it only when asked something; an object of a namespaced
 * kind that names no namespace is in the default one.
 * Its methods throw ApiError, UnreachableError and, where they take a kind, UnknownKindError.
 */
export class KubernetesClient {
  /** The namespace of the kubeconfig's context; `default` if it names none. */
  readonly defaultNamespace: string;
  readonly #transport: Transport;
  /** Kinds by API version, as discovered so far. */
  readonly #discovered = new Map<string, ReadonlyMap<string, KindDiscovery>>();

  /** @param kubeconfig path or content */
  constructor(kubeconfig: string, options: ClientOptions = {}) {
    const connection = readConnection(kubeconfig, options.context);
    this.defaultNamespace = connection.namespace;
    this.#transport = new Transport(connection, options.onWarning ?? (() => undefined));
  }

  /** Any request, for what the other methods do not cover, for example `{ method: "GET", path: "/readyz" }`. */
  async request(request: ApiRequest): Promise<unknown> {
    return this.#transport.send(request);
  }

  /** The object, or undefined if there is none of this name. */
  async get(key: ObjectKey): Promise<KubernetesObject | undefined> {
    return missingAsUndefined(this.#object("GET", await this.#path(key)));
  }

  /** All objects of a kind, in one namespace or (without it) in all. */
  async list(
    kind: Kind & { readonly namespace?: string | undefined },
    selectors: { readonly labelSelector?: string; readonly fieldSelector?: string } = {},
  ): Promise<KubernetesObject[]> {
    const path = await this.#collection(kind, kind.namespace);
    const { items } = (await this.request({ method: "GET", path, query: { ...selectors } })) as { items: object[] };
    // the items of a list leave out what the list says once
    return items.map((item) => ({ apiVersion: kind.apiVersion, kind: kind.kind, ...item }) as KubernetesObject);
  }

  /** Server-side apply with strict field validation: creates the object or changes the fields given. */
  async apply(object: KubernetesObject, options: ApplyOptions): Promise<KubernetesObject> {
    const path = await this.#path(keyOf(object), options.subresource);
    return this.#object("PATCH", path, {
      body: object,
      contentType: "application/apply-patch+yaml",
      query: {
        fieldManager: options.fieldManager,
        force: String(options.force === true),
        fieldValidation: "Strict",
        dryRun: options.dryRun === true ? "All" : undefined,
      },
    });
  }

  /** Merges `patch` into the object (RFC 7386: null removes a field) or into one of its subresources. */
  async mergePatch(key: ObjectKey, patch: object, subresource?: string): Promise<KubernetesObject> {
    const path = await this.#path(key, subresource);
    return this.#object("PATCH", path, { body: patch, contentType: "application/merge-patch+json" });
  }

  /** Creates an object that is not there yet, with strict field validation. */
  async create(object: KubernetesObject, options: CreateOptions = {}): Promise<KubernetesObject> {
    const path = await this.#collection(object, object.metadata.namespace ?? this.defaultNamespace);
    const dryRun = options.dryRun === true ? "All" : undefined;
    const query = { fieldManager: options.fieldManager, fieldValidation: "Strict", dryRun };
    return this.#object("POST", path, { body: object, query });
  }

  /** Posts to a subresource of an existing object, for example `token` of a ServiceAccount. */
  async createSubresource(key: ObjectKey, subresource: string, body: object): Promise<KubernetesObject> {
    return this.#object("POST", await this.#path(key, subresource), { body });
  }

  /** Asks for deletion; returns what the API server answers, or undefined if the object is already gone. */
  async delete(key: ObjectKey, options: DeleteOptions = {}): Promise<KubernetesObject | undefined> {
    return missingAsUndefined(this.#object("DELETE", await this.#path(key), { body: options }));
  }

  /** How the API server addresses a kind; asked again while the kind is missing, since its definition may be new. */
  async discover(kind: Kind): Promise<KindDiscovery> {
    let found = this.#discovered.get(kind.apiVersion)?.get(kind.kind);
    if (found === undefined) {
      const kinds = await this.#kindsOf(kind.apiVersion);
      this.#discovered.set(kind.apiVersion, kinds);
      found = kinds.get(kind.kind);
    }
    if (found === undefined) throw new UnknownKindError(kind.apiVersion, kind.kind);
    return found;
  }

  /** Lets go of idle connections, so that the process can end. */
  close(): void {
    this.#transport.close();
  }

  async #kindsOf(apiVersion: string): Promise<Map<string, KindDiscovery>> {
    const answer = await missingAsUndefined(this.request({ method: "GET", path: groupPath(apiVersion) }));
    const { resources } = (answer ?? { resources: [] }) as {
      resources: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[];
    };
    const main = resources.filter(({ name }) => !name.includes("/")); // the others are subresources
    return new Map(main.map(({ name, kind, namespaced }) => [kind, { plural: name, namespaced }]));
  }

  async #collection(kind: Kind, namespace: string | undefined): Promise<string> {
    const { plural, namespaced } = await this.discover(kind);
    const scope = namespaced && namespace !== undefined ? `/namespaces/${namespace}` : "";
    return `${groupPath(kind.apiVersion)}${scope}/${plural}`;
  }

  async #path(key: ObjectKey, subresource?: string): Promise<string> {
    const collection = await this.#collection(key, key.namespace ?? this.defaultNamespace);
    return `${collection}/${encodeURIComponent(key.name)}${subresource === undefined ? "" : `/${subresource}`}`;
  }

  async #object(method: ApiRequest["method"], path: string, rest: Partial<ApiRequest> = {}): Promise<KubernetesObject> {
    return (await this.request({ ...rest, method, path })) as KubernetesObject;
  }
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

async function missingAsUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (isApiError(error, 404)) return undefined;
    throw error;
  });
}
