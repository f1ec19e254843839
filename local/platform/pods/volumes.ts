import * as path from "node:path";
import { type KubernetesClient } from "../../kubernetes/client";
import { field } from "./fields";
import { makeFolder, type User, writeOwned } from "./owner";
import { type LocalPod, type Volume } from "./pod";
import { type Files, type Sources } from "./sources";

/** Something a pod needs and the cluster does not have yet. */
export class NotYet extends Error {
  override readonly name = "NotYet";
}

/** How the files of a pod are written. */
export interface Writing {
  readonly owner: User | undefined;
  /** Fits a file from a Secret or ConfigMap to this machine. */
  readonly adapt: (pod: LocalPod, name: string, content: Buffer) => Buffer;
}

/**
 * Brings the volumes of a pod up to date with the cluster.
 * @throws NotYet while a Secret or ConfigMap of a volume is missing
 */
export function syncVolumes(pod: LocalPod, sources: Sources, writing: Writing): void {
  for (const volume of pod.object.spec.volumes ?? []) {
    const folder = pod.place(volume.name);
    makeFolder(folder, writing.owner);
    for (const [name, content] of filesOf(pod, volume, sources)) {
      const mode = name.endsWith(".sh") ? 0o700 : 0o600;
      writeOwned(path.join(folder, name), writing.adapt(pod, name, content), writing.owner, mode);
    }
  }
}

function filesOf(pod: LocalPod, volume: Volume, sources: Sources): Files {
  const { secret, configMap, downwardAPI } = volume;
  if (secret) return selected(`Secret ${secret.secretName}`, sources.secrets.get(secret.secretName), secret);
  if (configMap) return selected(`ConfigMap ${configMap.name}`, sources.configMaps.get(configMap.name), configMap);
  const fields = downwardAPI?.items ?? [];
  return new Map(fields.map((item) => [item.path, Buffer.from(field(pod, item.fieldRef.fieldPath))]));
}

type Selection = NonNullable<Volume["secret"] | Volume["configMap"]>;

function selected(what: string, files: Files | undefined, { optional, items }: Selection): Files {
  if (!files) {
    if (optional === true) return new Map();
    throw new NotYet(`${what} does not exist yet`);
  }
  if (!items) return files;
  return new Map(
    items.map(({ key, path }) => {
      const content = files.get(key);
      if (!content) throw new NotYet(`${what} has no ${key} yet`);
      return [path, content];
    }),
  );
}

/**
 * Puts the folders of a pod's persistent volumes in place.
 * @throws NotYet while a claim is not bound
 */
export async function bindClaims(pod: LocalPod, client: KubernetesClient): Promise<void> {
  for (const { name, persistentVolumeClaim: use } of pod.object.spec.volumes ?? []) {
    if (!use) continue;
    const claim = await client.get({
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      namespace: pod.namespace,
      name: use.claimName,
    });
    const { volumeName } = (claim?.["spec"] ?? {}) as { volumeName?: string };
    const volume =
      volumeName === undefined
        ? undefined
        : await client.get({ apiVersion: "v1", kind: "PersistentVolume", name: volumeName });
    const { hostPath } = (volume?.["spec"] ?? {}) as { hostPath?: { path: string } };
    if (!hostPath) throw new NotYet(`claim ${use.claimName} is not bound to a volume yet`);
    pod.places.set(name, hostPath.path);
  }
}
