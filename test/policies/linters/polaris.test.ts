import { polaris } from "../../../local/linters/polaris";
import { answers, breach, without } from "../../support/breaches";
import { autoscaler, binding, clusterRole } from "../../support/valid-objects";
import { budget, changed, deployment, networkPolicy } from "../../support/valid-resources";

const pod = "spec.template.spec";
const container = `${pod}.containers[0]`;
const context = `${container}.securityContext`;
const resources = `${container}.resources`;
const two = changed(deployment, { "spec.replicas": 2 });

const rbac = "kubernetes:rbac.authorization.k8s.io/v1";
const role = changed({ ...clusterRole, type: `${rbac}:Role` }, { "metadata.namespace": "shop" });
const toClusterRole = { ...binding, type: `${rbac}:RoleBinding` };
const toRole = changed(toClusterRole, { "roleRef.kind": "Role" });
const everything = [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }];
const shell = { "rules[0]": { apiGroups: [""], resources: ["pods/exec"], verbs: ["create"] } };

const configMap = { type: "kubernetes:core/v1:ConfigMap", name: "config", props: { data: { level: "info" } } };
const ingress = {
  type: "kubernetes:networking.k8s.io/v1:Ingress",
  name: "entrance",
  props: { spec: { tls: [{ hosts: ["shop.example.com"] }], rules: [{ host: "shop.example.com" }] } },
};

answers(polaris, {
  priorityClassNotSet: breach(deployment, { [`${pod}.priorityClassName`]: undefined }),
  tagNotSpecified: breach(deployment, { [`${container}.image`]: "docker.elastic.co/shop/shop" }),
  readinessProbeMissing: breach(deployment, { [`${container}.readinessProbe`]: undefined }),
  livenessProbeMissing: breach(deployment, { [`${container}.livenessProbe`]: undefined }),
  pdbDisruptionsIsZero: breach(budget, { "spec.maxUnavailable": "0%" }, two),
  missingPodDisruptionBudget: without(budget, two),
  topologySpreadConstraint: breach(two, { [`${pod}.topologySpreadConstraints`]: [] }),
  hpaMaxAvailability: breach(autoscaler, { "spec.maxReplicas": 2 }),
  hpaMinAvailability: breach(autoscaler, { "spec.minReplicas": 1 }),
  pdbMinAvailableGreaterThanHPAMinReplicas: breach(
    changed(budget, { "spec.maxUnavailable": undefined, "spec.minAvailable": 1 }),
    { "spec.minAvailable": 3 },
    deployment,
    autoscaler,
  ),
  cpuRequestsMissing: breach(deployment, { [resources]: { limits: { memory: "1Gi" } } }),
  cpuLimitsMissing: breach(deployment, { [`${resources}.limits.cpu`]: undefined }),
  memoryRequestsMissing: breach(deployment, { [resources]: { limits: { cpu: "1" } } }),
  memoryLimitsMissing: breach(deployment, { [`${resources}.limits.memory`]: undefined }),
  automountServiceAccountToken: breach(deployment, { [`${pod}.automountServiceAccountToken`]: undefined }),
  hostIPCSet: breach(deployment, { [`${pod}.hostIPC`]: true }),
  hostPathSet: breach(deployment, { [`${pod}.volumes[0]`]: { name: "scratch", hostPath: { path: "/srv" } } }),
  hostProcess: breach(deployment, { [`${pod}.securityContext.windowsOptions`]: { hostProcess: true } }),
  hostPIDSet: breach(deployment, { [`${pod}.hostPID`]: true }),
  linuxHardening: breach(deployment, {
    [`${context}.seccompProfile`]: undefined,
    [`${context}.capabilities`]: undefined,
  }),
  missingNetworkPolicy: without(networkPolicy("shop"), deployment),
  notReadOnlyRootFilesystem: breach(deployment, { [`${context}.readOnlyRootFilesystem`]: false }),
  privilegeEscalationAllowed: breach(deployment, { [`${context}.allowPrivilegeEscalation`]: undefined }),
  procMount: breach(deployment, { [`${context}.procMount`]: "Unmasked" }),
  runAsRootAllowed: breach(deployment, { [`${context}.runAsNonRoot`]: undefined }),
  runAsPrivileged: breach(deployment, { [`${context}.privileged`]: true }),
  dangerousCapabilities: breach(deployment, { [`${context}.capabilities.add`]: ["NET_ADMIN"] }),
  insecureCapabilities: breach(deployment, { [`${context}.capabilities.drop`]: ["NET_ADMIN"] }),
  hostNetworkSet: breach(deployment, { [`${pod}.hostNetwork`]: true }),
  hostPortSet: breach(deployment, { [`${container}.ports[0].hostPort`]: 8443 }),
  tlsSettingsMissing: breach(ingress, { "spec.tls": undefined }),
  sensitiveContainerEnvVar: breach(deployment, {
    [`${container}.env`]: [{ name: "AZURE_BATCH_KEY", value: "c2VjcmV0" }],
  }),
  sensitiveConfigmapContent: breach(configMap, { "data.password": "hunter2" }),
  clusterrolePodExecAttach: breach(clusterRole, shell),
  rolePodExecAttach: breach(role, shell),
  clusterrolebindingPodExecAttach: [breach(clusterRole, shell, binding), without(clusterRole, binding)],
  rolebindingClusterRolePodExecAttach: [
    breach(toClusterRole, { "roleRef.name": "edit" }, clusterRole),
    breach(toClusterRole, { "roleRef.name": "theirs" }, clusterRole),
  ],
  rolebindingRolePodExecAttach: [breach(role, shell, toRole), without(role, toRole)],
  clusterrolebindingClusterAdmin: breach(binding, { "roleRef.name": "cluster-admin" }, clusterRole),
  rolebindingClusterAdminClusterRole: breach(toClusterRole, { "roleRef.name": "cluster-admin" }, clusterRole),
  rolebindingClusterAdminRole: breach(role, { rules: everything }, toRole),
});
