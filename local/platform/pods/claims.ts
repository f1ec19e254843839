import * as fs from "node:fs";
import * as path from "node:path";
import { isApiError, type KubernetesClient, type KubernetesObject } from "../../kubernetes/client";
import { platformState } from "../../paths";
import { provisioner } from "../objects";
import { expandVolumes } from "./expansion";
import { elasticsearchUser, makeFolder } from "./owner";

const folders = path.join(platformState, "volumes");
const provisionedBy = "pv.kubernetes.io/provisioned-by";
const zoneLabel = "topology.kubernetes.io/zone";

interface ClaimSpec {
  readonly storageClassName?: string;
  readonly volumeName?: string;
  readonly accessModes: readonly string[];
  readonly resources: { readonly requests: { readonly storage: string } };
}

/**
 * Gives each claim of our storage class a folder, once the scheduler has chosen a node for the pod that uses it, more of
 * it where the claim asks for more, and removes the folders of volumes that were released and are not to be retained.
 */
export async function provisionVolumes(client: KubernetesClient): Promise<void> {
  const [claims, volumes] = await Promise.all([
    client.list({ apiVersion: "v1", kind: "PersistentVolumeClaim" }),
    client.list({ apiVersion: "v1", kind: "PersistentVolume" }),
  ]);
  for (const claim of claims.filter(isOurs)) await provision(claim, client);
  await expandVolumes(client, claims, volumes);
  for (const volume of volumes.filter(isReleased)) {
    const { name } = volume.metadata;
    // by its name, never by the path it states: that anybody could have written
    fs.rmSync(path.join(folders, name), { recursive: true, force: true });
    await client.delete({ apiVersion: "v1", kind: "PersistentVolume", name });
  }
}

async function provision(claim: KubernetesObject, client: KubernetesClient): Promise<void> {
  const name = claim.metadata.annotations?.["volume.kubernetes.io/selected-node"] ?? "";
  const node = await client.get({ apiVersion: "v1", kind: "Node", name });
  const zone = node?.metadata.labels?.[zoneLabel];
  const volume = volumeFor(claim, zone);
  makeFolder(folders, undefined);
  makeFolder(path.join(folders, volume.metadata.name), elasticsearchUser());
  await client.create(volume).catch((error: unknown) => {
    if (!isApiError(error, 409)) throw error; // made in an earlier round; the claim is about to be bound
  });
}

/** The volume for a claim; like a cloud's disks it can be used in one zone only. */
export function volumeFor(claim: KubernetesObject, zone: string | undefined): KubernetesObject {
  const { storageClassName, accessModes, resources } = claim["spec"] as ClaimSpec;
  const { namespace, uid = "" } = claim.metadata;
  const name = `pvc-${uid}`;
  const inZone = { matchExpressions: [{ key: zoneLabel, operator: "In", values: [zone] }] };
  return {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name, annotations: { [provisionedBy]: provisioner } },
    spec: {
      storageClassName,
      accessModes,
      capacity: { storage: resources.requests.storage },
      persistentVolumeReclaimPolicy: "Delete",
      claimRef: { apiVersion: "v1", kind: "PersistentVolumeClaim", namespace, name: claim.metadata.name, uid },
      hostPath: { path: path.join(folders, name), type: "Directory" },
      ...(zone !== undefined && { nodeAffinity: { required: { nodeSelectorTerms: [inZone] } } }),
    },
  };
}

/** Whether a claim waits for us: of our class (the controller manager says so), without a volume, a node chosen. */
function isOurs(claim: KubernetesObject): boolean {
  const { annotations = {}, deletionTimestamp } = claim.metadata;
  const { volumeName } = claim["spec"] as ClaimSpec;
  return (
    deletionTimestamp === undefined &&
    volumeName === undefined &&
    annotations["volume.kubernetes.io/storage-provisioner"] === provisioner &&
    annotations["volume.kubernetes.io/selected-node"] !== undefined
  );
}

function isReleased(volume: KubernetesObject): boolean {
  const { phase } = (volume["status"] ?? {}) as { phase?: string };
  const { persistentVolumeReclaimPolicy } = volume["spec"] as { persistentVolumeReclaimPolicy: string };
  if (persistentVolumeReclaimPolicy === "Retain") return false;
  return phase === "Released" && volume.metadata.annotations?.[provisionedBy] === provisioner;
}
