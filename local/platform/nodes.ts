import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "yaml";
import { Failure } from "../failure";
import { isApiError, type KubernetesClient, type KubernetesObject } from "../kubernetes/client";
import { platformState } from "../paths";
import { logFile, startRecorded } from "../processes";
import { elasticsearchNodes, ports } from "./addresses";
import { environment } from "./environment";
import { componentKubeconfig, pki } from "./pki";
import { type Label, writeStages } from "./stages";

const zones = ["zone-a", "zone-b", "zone-c"];

/** Where kwok's binary and the source of its module lie. */
export interface KwokParts {
  readonly kwok: string;
  readonly kwokModule: string;
}

/**
 * Starts kwok, which simulates the nodes and every pod that no local process stands behind; returns when all nodes
 * are ready.
 * @param ownPods labels of the pods that kwok leaves alone
 */
export async function startNodes(parts: KwokParts, client: KubernetesClient, ownPods: readonly Label[]): Promise<void> {
  await definePortForwards(parts.kwokModule, client);
  const stages = writeStages(parts.kwokModule, path.join(platformState, "stages"), ownPods);
  const kwok = startRecorded(
    "kwok",
    parts.kwok,
    [
      ...stages.map((stage) => `--config=${stage}`),
      `--kubeconfig=${componentKubeconfig("kwok")}`,
      "--manage-all-nodes=false",
      "--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake",
      "--cidr=10.245.0.0/16",
      "--node-lease-duration-seconds=40",
      "--server-address=127.0.0.1:" + String(ports.kubelet),
      "--node-ip=127.0.0.1",
      "--node-port=" + String(ports.kubelet),
      `--tls-cert-file=${pki.kubelet.certificate}`,
      `--tls-private-key-file=${pki.kubelet.key}`,
      "--enable-crds=PortForward",
    ],
    { env: environment, cwd: platformState },
  );
  await Promise.all(Array.from({ length: elasticsearchNodes }, (_, n) => createNode(client, node(n))));
  for (const end = Date.now() + 60_000; !(await areReady(client));) {
    await sleep(200);
    if (Date.now() > end)
      throw new Failure("the simulated nodes did not become ready within 60 s", `Read ${logFile(kwok.name)}.`);
  }
}

/** Teaches the API server the kind that tells kwok where a pod's port really is. */
async function definePortForwards(kwokModule: string, client: KubernetesClient): Promise<void> {
  const file = path.join(kwokModule, "kustomize/crd/bases/kwok.x-k8s.io_portforwards.yaml");
  await client.apply(parse(fs.readFileSync(file, "utf8")) as KubernetesObject, { fieldManager: "platform" });
  const kind = { apiVersion: "kwok.x-k8s.io/v1alpha1", kind: "PortForward" };
  for (const end = Date.now() + 30_000; ;)
    try {
      await client.list(kind);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(100);
    }
}

/** The n-th simulated node (from 0); the zones take turns. */
export function node(n: number): KubernetesObject {
  const name = `local-${String(n + 1)}`;
  const resources = { cpu: "16", memory: "64Gi", pods: "110", "ephemeral-storage": "200Gi" };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      annotations: { "kwok.x-k8s.io/node": "fake" },
      labels: {
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "topology.kubernetes.io/region": "local",
        "topology.kubernetes.io/zone": zones[n % zones.length] ?? "",
      },
    },
    status: { allocatable: resources, capacity: resources },
  };
}

async function createNode(client: KubernetesClient, object: KubernetesObject): Promise<void> {
  // not by apply, which would leave the status out
  await client.create(object).catch((error: unknown) => {
    if (!isApiError(error, 409)) throw error;
  });
}

async function areReady(client: KubernetesClient): Promise<boolean> {
  const nodes = await client.list({ apiVersion: "v1", kind: "Node" });
  return nodes.length >= elasticsearchNodes && nodes.every(isReady);
}

function isReady({ status }: KubernetesObject): boolean {
  const { conditions = [] } = (status ?? {}) as { conditions?: readonly { type: string; status: string }[] };
  return conditions.some((condition) => condition.type === "Ready" && condition.status === "True");
}
