import type { KubernetesObject } from "../kubernetes/client";

/** What the API server writes into an object's metadata, which no manifest states. */
const written = ["uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "ownerReferences"];

/** An object of an API server as it would stand in a manifest. */
export function cleaned({ apiVersion, kind, metadata, ...fields }: KubernetesObject): KubernetesObject {
  return {
    apiVersion,
    kind,
    metadata: { name: metadata.name, ...without(metadata, written) },
    ...without(fields, ["status"]),
  };
}

function without(object: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
