import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../failure";
import type { KubernetesClient, KubernetesObject } from "../kubernetes/client";
import { keyOf } from "../kubernetes/object";
import type { Manifest } from "../manifests";
import { cleaned } from "./cleaned";

/** What became of a stack. */
export interface Derived {
  /** What the operator made, as it would stand in a manifest. */
  readonly objects: readonly KubernetesObject[];
  /** The pods that Kubernetes let in and found a node for, the program's own among them. */
  readonly pods: readonly KubernetesObject[];
}

const namespace = "logging";
const timeoutSeconds = 120;
const kinds = {
  StatefulSet: "apps/v1",
  Deployment: "apps/v1",
  PodDisruptionBudget: "policy/v1",
  Service: "v1",
} as const;

/** Left out: what asks the operator by its address in the cluster, where it does not run. */
const unreachable = "ValidatingWebhookConfiguration";

/**
 * Declares the objects of a stack, waits until the operator's pods are there, and takes the custom resources away again.
 *
 * @param visit is called between
 */
export async function derive(
  client: KubernetesClient,
  stack: readonly Manifest[],
  visit: () => Promise<void>,
): Promise<Derived> {
  const wanted = stack.map(({ object }) => object).filter(({ kind }) => kind !== unreachable);
  for (const object of wanted.filter(({ apiVersion }) => !apiVersion.includes(".k8s.elastic.co/")))
    await apply(client, object);
  const custom = wanted.filter(({ apiVersion }) => apiVersion.includes(".k8s.elastic.co/"));
  for (const object of custom) await apply(client, object);
  const derived = await untilComplete(client, custom.length);
  await visit();
  for (const object of custom) await client.delete(keyOf(object), { propagationPolicy: "Foreground" });
  await until("the operator's objects are gone", async () => owners(await workloads(client)).size === 0);
  for (const claim of await client.list({ apiVersion: "v1", kind: "PersistentVolumeClaim", namespace }))
    await client.delete(keyOf(claim));
  return derived;
}

/** A kind that was defined a moment ago may still be unknown. */
async function apply(client: KubernetesClient, object: KubernetesObject): Promise<void> {
  const attempt = async (): Promise<boolean> =>
    client.apply(object, { fieldManager: "derivation", force: true }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && /no matches|not found|does not know/.test(error.message)) return false;
        throw error;
      },
    );
  await until(`${object.kind} ${object.metadata.name} is accepted`, attempt);
}

async function untilComplete(client: KubernetesClient, resources: number): Promise<Derived> {
  let pods: readonly KubernetesObject[] = [];
  await until("every pod is let in and has a node", async () => {
    const nodes = (await client.list({ apiVersion: "v1", kind: "Node" })).length;
    const all = await workloads(client);
    pods = (await client.list({ apiVersion: "v1", kind: "Pod" })).filter(hasNode);
    const expected = all.reduce((sum, { spec }) => sum + ((spec as { replicas?: number }).replicas ?? nodes), 0);
    return owners(all).size >= resources && pods.length >= expected;
  });
  const lists = Object.entries(kinds).map(([kind, apiVersion]) => client.list({ apiVersion, kind, namespace }));
  const objects = (await Promise.all(lists)).flat().filter(isDerived).map(cleaned);
  return { objects, pods };
}

/** Those of the program too: a DaemonSet, which has no number of replicas, has a pod on every node. */
async function workloads(client: KubernetesClient): Promise<KubernetesObject[]> {
  const list = (kind: string) => client.list({ apiVersion: "apps/v1", kind });
  return (await Promise.all(["StatefulSet", "Deployment", "DaemonSet"].map(list))).flat();
}

const ownersOf = ({ metadata }: KubernetesObject): readonly { readonly kind: string; readonly apiVersion: string }[] =>
  (metadata["ownerReferences"] ?? []) as readonly { kind: string; apiVersion: string }[];

const owners = (objects: readonly KubernetesObject[]): Set<string> =>
  new Set(objects.flatMap((object) => ownersOf(object).map(({ kind }) => kind)));

const isDerived = (object: KubernetesObject): boolean =>
  ownersOf(object).some(({ apiVersion }) => apiVersion.includes(".k8s.elastic.co/"));

const hasNode = ({ spec }: KubernetesObject): boolean => (spec as { nodeName?: string }).nodeName !== undefined;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + timeoutSeconds * 1000; !(await holds());) {
    await sleep(300);
    if (Date.now() > end)
      throw new Failure(
        `within ${String(timeoutSeconds)} s it did not come to this: ${what}`,
        "Read the operator's log.",
      );
  }
}
