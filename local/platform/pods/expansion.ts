import { type KubernetesClient, type KubernetesObject } from "../../kubernetes/client";
import { provisioner } from "../objects";

const provisionedBy = "pv.kubernetes.io/provisioned-by";

/**
 * Grants a claim what it asks for beyond what its volume has, as a cloud's resizer would. It only writes the numbers down:
 * a folder has no size, and Elasticsearch sees the disk of the machine.
 */
export async function expandVolumes(
  client: KubernetesClient,
  claims: readonly KubernetesObject[],
  volumes: readonly KubernetesObject[],
): Promise<void> {
  for (const claim of claims) {
    const volume = volumes.find(({ metadata }) => metadata.name === at(claim, "spec", "volumeName"));
    if (volume?.metadata.annotations?.[provisionedBy] !== provisioner) continue;
    const wanted = at(claim, "spec", "resources", "requests", "storage");
    const has = at(claim, "status", "capacity", "storage");
    if (typeof wanted !== "string" || typeof has !== "string" || gibibytes(wanted) <= gibibytes(has)) continue;
    const { name, namespace } = claim.metadata;
    await client.mergePatch(
      { apiVersion: "v1", kind: "PersistentVolume", name: volume.metadata.name },
      { spec: { capacity: { storage: wanted } } },
    );
    await client.mergePatch(
      { apiVersion: "v1", kind: "PersistentVolumeClaim", name, namespace },
      { status: { capacity: { storage: wanted } } },
      "status",
    );
  }
}

/** The number of a quantity such as `5Gi`; NaN, which is compared as false, for any other unit. */
export const gibibytes = (quantity: string): number => Number(/^(\d+)Gi$/.exec(quantity)?.[1] ?? NaN);

function at(object: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    object,
  );
}
