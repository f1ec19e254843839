import { type KubernetesClient, type KubernetesObject } from "../kubernetes/client";

/** The provisioner of the platform's volumes: the pod stand-in. */
export const provisioner = "elk-logging.local/folder";

const storageClass: KubernetesObject = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "standard", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
  provisioner,
  reclaimPolicy: "Delete",
  allowVolumeExpansion: true,
  volumeBindingMode: "WaitForFirstConsumer",
};

// An operator inside a cluster reaches pods by their addresses; ours runs outside and needs the detour by the API
// server. Everything else it may do comes from the roles that the program itself creates.
const reachPods = "platform:reach-pods";
const portForwarding: KubernetesObject[] = [
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: reachPods },
    rules: [{ apiGroups: [""], resources: ["pods/portforward"], verbs: ["get", "create"] }],
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: reachPods },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: reachPods },
    subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "system:serviceaccounts:elastic-system" }],
  },
];

/** Creates what every cluster of a provider has before the first program runs: a default storage class. */
export async function createObjects(client: KubernetesClient): Promise<void> {
  const all = [storageClass, ...portForwarding];
  await Promise.all(all.map((object) => client.apply(object, { fieldManager: "platform", force: true })));
}
