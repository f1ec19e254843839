/** The parts of `metadata` this project reads or writes; the rest passes through untouched. */
export interface ObjectMetadata {
  readonly name: string;
  /** Absent on cluster-scoped objects. */
  readonly namespace?: string | undefined;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly uid?: string;
  readonly resourceVersion?: string;
  /** Counts changes of the wanted state; controllers report in `status.observedGeneration` how far they got. */
  readonly generation?: number;
  readonly deletionTimestamp?: string;
  readonly finalizers?: readonly string[];
  readonly [field: string]: unknown;
}

/** Any Kubernetes object: what every kind has in common, and `unknown` for what is the kind's own. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly [field: string]: unknown;
}

/** A kind as manifests name it, for example `{ apiVersion: "apps/v1", kind: "Deployment" }`. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Which object: its kind, name and, unless it is cluster-scoped, its namespace. */
export interface ObjectKey extends Kind {
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** The key of an object at hand. */
export function keyOf(object: KubernetesObject): ObjectKey {
  const { name, namespace } = object.metadata;
  return { apiVersion: object.apiVersion, kind: object.kind, namespace, name };
}
