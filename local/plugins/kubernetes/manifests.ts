import { Failure } from "../../failure";
import { type Kind } from "../../kubernetes/client";
import { type Child } from "../protocol/provider";
import { objectIn, type Secrecy, type Values } from "../protocol/values";
import { type Cluster } from "./cluster";
import { secrecyOf } from "./objects";

/** How the resources of a component differ from the objects that they are made from. */
export interface Naming {
  /** Before the name of each resource, with a colon; empty for none. */
  readonly prefix: string;
  /** Whether nobody waits until the objects are ready. */
  readonly skipAwait: boolean;
  readonly secrecy: Secrecy;
}

/** An object as somebody wrote it. */
interface Manifest extends Kind {
  readonly name: string;
  /** Undefined if it names none, or lives in none. */
  readonly namespace: string | undefined;
  readonly values: Values;
}

/**
 * The resources for objects of Kubernetes. Those of a list stand by themselves; namespaces and definitions come before
 * what needs them.
 *
 * @throws Failure if an object has no kind, API version or name
 */
export async function resourcesOf(
  objects: readonly Values[],
  naming: Naming,
  cluster: Pick<Cluster, "defaultNamespace" | "isNamespaced">,
): Promise<Child[]> {
  const manifests = objects.flatMap(withoutLists).map(manifestOf);
  const scopeOf = async (manifest: Manifest): Promise<boolean> => {
    const definition = manifests.find((each) => defines(each, manifest));
    if (definition === undefined) return cluster.isNamespaced(manifest);
    return objectIn(definition.values, "spec")["scope"] === "Namespaced";
  };
  const placed = await Promise.all(
    manifests.map(async (manifest) => {
      const inNone = manifest.namespace === undefined && (await scopeOf(manifest));
      return inNone ? { ...manifest, namespace: cluster.defaultNamespace } : manifest;
    }),
  );
  const grounds = placed.filter(isGround).map((ground) => ({ ground, child: resourceOf(ground, naming, []) }));
  const others = placed
    .filter((manifest) => !isGround(manifest))
    .map((manifest) => {
      const after = grounds.filter(({ ground }) => bears(ground, manifest)).map(({ child }) => child);
      return resourceOf(manifest, naming, after);
    });
  return [...grounds.map(({ child }) => child), ...others];
}

function resourceOf(manifest: Manifest, { prefix, skipAwait, secrecy }: Naming, after: readonly Child[]): Child {
  const { apiVersion, kind, name, namespace, values } = manifest;
  const fullName = namespace === undefined ? name : `${namespace}/${name}`;
  const given = objectIn(values, "metadata");
  const metadata = {
    ...given,
    ...(namespace !== undefined && { namespace }),
    ...(skipAwait && { annotations: { ...objectIn(given, "annotations"), "pulumi.com/skipAwait": "true" } }),
  };
  return {
    type: `kubernetes:${apiVersion === "v1" ? "core/v1" : apiVersion}:${kind}`,
    name: prefix === "" ? fullName : `${prefix}:${fullName}`,
    inputs: { values: { ...values, apiVersion, metadata }, secrecy: secrecyOf(manifest, secrecy) },
    after,
  };
}

/** Kubernetes makes no lists: whoever applies one applies its items. */
function withoutLists(object: Values): Values[] {
  const { items } = object;
  return Array.isArray(items) ? (items as Values[]).flatMap(withoutLists) : [object];
}

function manifestOf(values: Values): Manifest {
  const { name, namespace } = objectIn(values, "metadata");
  const text = (property: string, value = values[property]): string => {
    if (typeof value === "string" && value !== "") return value;
    const shown = JSON.stringify(values).slice(0, 100);
    throw new Failure(`an object of Kubernetes has no ${property}: ${shown}`, "Add it.");
  };
  return {
    apiVersion: text("apiVersion").replace(/^core\//, ""),
    kind: text("kind"),
    name: text("metadata.name", name),
    namespace: typeof namespace === "string" && namespace !== "" ? namespace : undefined,
    values,
  };
}

const isGround = ({ kind }: Manifest): boolean => kind === "Namespace" || kind === "CustomResourceDefinition";

/** Whether one object cannot be without the other. */
function bears(ground: Manifest, manifest: Manifest): boolean {
  return ground.kind === "Namespace" ? ground.name === manifest.namespace : defines(ground, manifest);
}

function defines(definition: Manifest, { apiVersion, kind }: Kind): boolean {
  if (definition.kind !== "CustomResourceDefinition") return false;
  const spec = objectIn(definition.values, "spec");
  return spec["group"] === apiVersion.replace(/\/.*/, "") && objectIn(spec, "names")["kind"] === kind;
}
