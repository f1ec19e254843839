import { type Kind } from "../../kubernetes/client";

/** Which objects the provider's settings allow to change where the provider otherwise makes new ones. */
export interface Mutability {
  readonly configMaps: boolean;
  readonly secrets: boolean;
}

const pod = ["affinity", "hostNetwork", "nodeName", "nodeSelector", "restartPolicy", "securityContext", "volumes"];
const container = ["args", "command", "env", "lifecycle", "ports", "resources", "volumeMounts", "workingDir"];

/** Fields that the API server refuses to change, by `apiVersion/kind`. */
const immutable: Readonly<Record<string, readonly string[]>> = {
  "apps/v1/DaemonSet": ["spec.selector"],
  "apps/v1/Deployment": ["spec.selector"],
  "apps/v1/StatefulSet": [
    ...["spec.podManagementPolicy", "spec.selector", "spec.serviceName", "spec.volumeClaimTemplates"],
  ],
  "batch/v1/Job": ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
  "rbac.authorization.k8s.io/v1/ClusterRoleBinding": ["roleRef"],
  "rbac.authorization.k8s.io/v1/RoleBinding": ["roleRef"],
  "scheduling.k8s.io/v1/PriorityClass": ["value", "preemptionPolicy"],
  "storage.k8s.io/v1/StorageClass": ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"],
  "v1/PersistentVolumeClaim": [
    ...["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeMode", "spec.volumeName"],
  ],
  "v1/Pod": [
    ...pod.map((name) => `spec.${name}`),
    ...container.flatMap((name) => [`spec.containers[*].${name}`, `spec.initContainers[*].${name}`]),
  ],
  "v1/Secret": ["type"],
  "v1/Service": ["spec.clusterIP"],
};

/**
 * Tells for each path whether a change there needs a new object. Like the official provider, it replaces ConfigMaps
 * and Secrets whose content changes, unless told otherwise: with generated names, their users then notice.
 */
export function replacementRule(
  object: Kind,
  isMarkedImmutable: boolean,
  mutable: Mutability,
): (path: string) => boolean {
  const kind = `${object.apiVersion}/${object.kind}`;
  const fields = ["kind", "metadata.name", "metadata.namespace", ...(immutable[kind] ?? [])];
  if (kind === "v1/Secret" && (isMarkedImmutable || !mutable.secrets)) fields.push("data", "stringData");
  if (kind === "v1/ConfigMap" && (isMarkedImmutable || !mutable.configMaps)) fields.push("data", "binaryData");
  return (path) => {
    const pattern = path.replaceAll(/\[\d+\]/g, "[*]");
    return fields.some(
      (field) => pattern === field || pattern.startsWith(`${field}.`) || pattern.startsWith(`${field}[`),
    );
  };
}
