import type { KubernetesObject } from "./kubernetes/client";
import { type Declaration, type DeclaredResource, withoutSecrets } from "./recorder";

/** What stands in manifests where a secret will be: the same keys with a placeholder each. */
export function withoutValues(secret: unknown): unknown {
  if (typeof secret !== "object" || secret === null) return "<generated>";
  return Object.fromEntries(Object.keys(secret).map((key) => [key, "<generated>"]));
}

/** An object of Kubernetes with the name of the resource that declares it. */
export interface Manifest {
  readonly resource: string;
  readonly object: KubernetesObject;
}

/** Everything that a program declares in Kubernetes, in the order of its declaration. */
export function manifests({ resources }: Declaration): Manifest[] {
  return resources.flatMap((resource) => {
    const object = manifest(resource);
    return object === undefined ? [] : [{ resource: resource.name, object }];
  });
}

/** The object of a resource; undefined if it is none of Kubernetes. One that Pulumi will name has the resource's name here. */
export function manifest({ type, name, inputs }: DeclaredResource): KubernetesObject | undefined {
  const [provider, group, kind] = type.split(":");
  if (provider !== "kubernetes" || group === undefined || kind === undefined) return undefined;
  const { metadata, ...fields } = withoutSecrets(inputs, withoutValues) as { metadata?: object };
  return {
    ...fields,
    apiVersion: group === "core/v1" ? "v1" : group,
    kind,
    metadata: { name, ...metadata },
  };
}
