import { operatedKind } from "./shared/elastic";
import { at, isFields, pending, type Plain } from "./shared/plain";
import { allResources, type Judged } from "./shared/rule";
import { isSame } from "./shared/selectors";

/** Refuses to let go of logs, by deleting what holds them, where the stack says that they are kept. */
export const dataIsProtected = allResources<{ protect: boolean }>(
  {
    name: "data-is-protected",
    description: "Where data is protected, so are the cluster, its disks, its namespace and Kibana's keys.",
    configSchema: {
      properties: {
        protect: {
          type: "boolean",
          default: false,
          description: "Whether the stack says so; a program that protects one cluster says so too.",
        },
      },
    },
  },
  function* (resources, { protect = false }) {
    const clusters = resources.filter(({ type }) => operatedKind(type) === "Elasticsearch");
    if (!protect && !clusters.some((cluster) => cluster.protect)) return;
    for (const cluster of clusters)
      if (!isSame(at(cluster.fields, "spec", "volumeClaimDeletePolicy"), "DeleteOnScaledownOnly"))
        yield [cluster, "its disks would go with it. Set spec.volumeClaimDeletePolicy to DeleteOnScaledownOnly."];
    for (const resource of resources) {
      const keeps = clusters.includes(resource) || isNamespaceOf(resource, clusters) || holdsKeysOrDisk(resource);
      if (keeps && !resource.protect)
        yield [resource, "could be deleted, and what is kept with it. Declare it with the option protect: true."];
    }
  },
);

function isNamespaceOf({ type, fields }: Judged, clusters: readonly Judged[]): boolean {
  const name = at(fields, "metadata", "name");
  return (
    type === "kubernetes:core/v1:Namespace" &&
    name !== pending &&
    clusters.some((cluster) => at(cluster.fields, "metadata", "namespace") === name)
  );
}

/** Without its keys Kibana cannot read its rules and connectors any more. */
function holdsKeysOrDisk({ type, fields }: Judged): boolean {
  if (type === "kubernetes:core/v1:PersistentVolumeClaim") return true;
  const parts: Plain[] = type === "kubernetes:core/v1:Secret" ? [fields["stringData"], fields["data"]] : [];
  return parts.some((part) => isFields(part) && "xpack.encryptedSavedObjects.encryptionKey" in part);
}
