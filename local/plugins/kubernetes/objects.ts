import { type Kind, type KubernetesObject } from "../../kubernetes/client";
import { isObject, join, type Secrecy, type Value, type Values } from "../protocol/values";

/** The object that checked inputs or a state describe, as the API server takes it. */
export function toObject(values: Values): KubernetesObject {
  const own = Object.entries(values).filter(([name]) => !name.startsWith("__")); // the rest is the plugin's own
  return renameKeys(Object.fromEntries(own), /^x_kubernetes_/, "_", "-") as unknown as KubernetesObject;
}

/** An object of the API server as resource properties. */
export function fromObject(object: KubernetesObject): Values {
  const metadata = Object.entries(object.metadata).filter(([name]) => name !== "managedFields");
  const values = { ...object, metadata: Object.fromEntries(metadata) };
  return renameKeys(values as Values, /^x-kubernetes-/, "-", "_") as Values;
}

/** The SDK cannot have `-` in the names of schema extensions and writes `_`. */
function renameKeys(value: Value, names: RegExp, from: string, to: string): Value {
  if (Array.isArray(value)) return value.map((item: Value) => renameKeys(item, names, from, to));
  if (!isObject(value)) return value;
  const renamed = (name: string): string => (names.test(name) ? name.replaceAll(from, to) : name);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [renamed(name), renameKeys(item, names, from, to)]),
  );
}

/** The kind behind a resource type such as `kubernetes:apps/v1:Deployment`. */
export function kindOf(type: string): Kind {
  const [, groupVersion = "", kind = ""] = type.split(":");
  return { apiVersion: groupVersion.replace(/^core\//, ""), kind };
}

/** The kind of the object that a patch changes, such as `Deployment` of a `DeploymentPatch`; undefined for what is none. */
export function patchedKind(type: string, { kind }: Values): string | undefined {
  return typeof kind === "string" && kindOf(type).kind === `${kind}Patch` ? kind : undefined;
}

/** The resource id: `namespace/name`, or the name of a cluster-scoped object. */
export function idOf({ metadata }: KubernetesObject): string {
  return metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
}

/** The reverse of `idOf`. */
export function parseId(id: string): { readonly namespace?: string; readonly name: string } {
  const slash = id.indexOf("/");
  return slash < 0 ? { name: id } : { namespace: id.slice(0, slash), name: id.slice(slash + 1) };
}

/** How messages name an object, for example `v1/Secret "logging/credentials"`. */
export function describe(object: KubernetesObject): string {
  return `${object.apiVersion}/${object.kind} "${idOf(object)}"`;
}

/** The annotation `pulumi.com/NAME`; undefined if it is absent. */
export function annotation({ metadata }: Pick<KubernetesObject, "metadata">, name: string): string | undefined {
  return metadata.annotations?.[`pulumi.com/${name}`];
}

/**
 * What is secret in an object: what was secret in the inputs and, whatever the inputs say, the content of a Secret,
 * also the copy of it that `kubectl apply` leaves in an annotation.
 */
export function secrecyOf({ apiVersion, kind }: Kind, inputs: Secrecy): Secrecy {
  if (apiVersion !== "v1" || kind !== "Secret") return inputs;
  const annotations = { "kubectl.kubernetes.io/last-applied-configuration": true } as const;
  return join(inputs, { data: true, stringData: true, metadata: { annotations } });
}
