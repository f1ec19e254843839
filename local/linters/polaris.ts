import type { DefaultCheck, ReadLinter } from "./default-check";

const danger = (...rules: readonly string[]): DefaultCheck => ({ severity: "danger", rules });
const warning = (...rules: readonly string[]): DefaultCheck => ({ severity: "warning", rules });

/** A binding is as bad as its role, and worse where that is not to be seen. */
const bound = ["kubernetes-rights-are-named", "accounts-and-roles-are-declared"];
const several = "one pod is a stack's choice, and nothing can be kept or spread of it";
const limitIsRequest = "Kubernetes takes a limit for the request where there is none";
const nodeReader = "the Filebeat that reads the node's logs";
const noSecret = "what is said about a secret is none: its name in Kubernetes, its file, how long it lives";
const ends = "the operator without its webhook has no port to ask";

/** What Polaris checks by default, each in `pkg/config/checks`; none of them has the severity `ignore`. */
export const polaris: ReadLinter = {
  name: "Polaris",
  version: "10.2.2",
  source: "pkg/config/default.yaml",
  checks: {
    deploymentMissingReplicas: { ...warning(), less: "how many pods there are is a stack's choice: dev pays for one" },
    priorityClassNotSet: warning("pods-have-a-priority"),
    tagNotSpecified: danger("images-are-pinned"),
    pullPolicyNotAlways: {
      ...warning(),
      less: "versions are exact, and a pod must start again while the registry is away",
    },
    readinessProbeMissing: { ...warning("probes-tell-who-works"), less: ends },
    livenessProbeMissing: { ...warning("probes-tell-who-works"), less: ends },
    metadataAndInstanceMismatched: {
      ...warning(),
      less: "the label names the installation, which has several objects; it is not the name of one",
    },
    pdbDisruptionsIsZero: warning("drains-leave-a-replica"),
    missingPodDisruptionBudget: { ...warning("drains-leave-a-replica"), less: several },
    topologySpreadConstraint: { ...warning("replicas-are-spread"), less: several },
    hpaMaxAvailability: warning("autoscalers-have-room"),
    hpaMinAvailability: warning("autoscalers-have-room"),
    pdbMinAvailableGreaterThanHPAMinReplicas: warning("autoscalers-have-room"),
    cpuRequestsMissing: { ...warning("resources-are-bounded"), less: limitIsRequest },
    cpuLimitsMissing: warning("resources-are-bounded"),
    memoryRequestsMissing: { ...warning("resources-are-bounded"), less: limitIsRequest },
    memoryLimitsMissing: warning("resources-are-bounded"),
    automountServiceAccountToken: {
      ...warning("tokens-stay-unmounted"),
      less: "a pod that names an account of its own asks Kubernetes something",
    },
    hostIPCSet: danger("pods-keep-off-the-host"),
    hostPathSet: { ...warning("pods-mount-nothing-of-the-host"), less: `${nodeReader} mounts them` },
    hostProcess: warning("pods-keep-off-the-host"),
    hostPIDSet: danger("pods-keep-off-the-host"),
    linuxHardening: warning("system-calls-are-filtered", "capabilities-are-dropped"),
    missingNetworkPolicy: {
      ...warning("network-policies-cover-every-pod"),
      less: "a policy may let nothing through, and may select by anything",
    },
    notReadOnlyRootFilesystem: warning("root-filesystems-are-read-only"),
    privilegeEscalationAllowed: danger("privileges-do-not-escalate"),
    procMount: warning("processes-stay-confined"),
    runAsRootAllowed: { ...danger("pods-run-as-non-root"), less: `${nodeReader} is root, with at most one capability` },
    runAsPrivileged: danger("containers-are-unprivileged"),
    dangerousCapabilities: danger("capabilities-are-dropped"),
    insecureCapabilities: warning("capabilities-are-dropped"),
    hostNetworkSet: danger("pods-keep-off-the-host"),
    hostPortSet: warning("pods-keep-off-the-host"),
    tlsSettingsMissing: warning("entrances-speak-tls"),
    sensitiveContainerEnvVar: { ...danger("secrets-stay-in-secrets"), less: noSecret },
    sensitiveConfigmapContent: { ...danger("secrets-stay-in-secrets"), less: noSecret },
    clusterrolePodExecAttach: danger("kubernetes-rights-are-named"),
    rolePodExecAttach: danger("kubernetes-rights-are-named"),
    clusterrolebindingPodExecAttach: danger(...bound),
    rolebindingClusterRolePodExecAttach: danger(...bound),
    rolebindingRolePodExecAttach: danger(...bound),
    clusterrolebindingClusterAdmin: danger("kubernetes-rights-are-named"),
    rolebindingClusterAdminClusterRole: danger("kubernetes-rights-are-named"),
    rolebindingClusterAdminRole: danger("kubernetes-rights-are-named"),
  },
};
