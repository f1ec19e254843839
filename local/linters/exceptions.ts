import type { Finding } from "./finding";

/** A check that some objects do not meet, on purpose. */
export interface Exception {
  readonly linter: Finding["linter"];
  readonly check: string;
  /** Of what the objects are called, `Kind/name`. */
  readonly objects: RegExp;
  /** Of the message; any where it is left out. */
  readonly message?: RegExp;
  readonly why: string;
}

const filebeat = /^DaemonSet\/filebeat-/;
const operator = /^StatefulSet\/elastic-operator$/;
const everyPod = /^(DaemonSet|StatefulSet|Deployment)\//;
const elasticImages = /^(StatefulSet\/logs-(es-(hot|cold)|ls)|Deployment\/logs-kb)$/;

const pull =
  "versions are exact, and with a digest what is cached cannot differ: a pod must start again while the registry is away";
const root = "the container runtime's files belong to root; it has no capability but, for files, the one to read them";
const fromEnvironment =
  "Filebeat and Logstash take secrets from the environment, or from a keystore that an init container would have to fill from it";
const token =
  "it asks Kubernetes: the operator does its work there, Filebeat learns which service a container belongs to";

/** Every one of what runs in Kubernetes, with its reason; one that nothing needs any more is an error. */
export const exceptions: readonly Exception[] = [
  { linter: "kube-score", check: "container-image-pull-policy", objects: everyPod, why: pull },
  { linter: "checkov", check: "CKV_K8S_15", objects: everyPod, why: pull },
  {
    linter: "checkov",
    check: "CKV_K8S_43",
    objects: everyPod,
    why: "a digest is the registry's to say: it stands in the setting imageDigests, and with all five given nothing is found",
  },
  { linter: "kube-score", check: "container-security-context-user-group-id", objects: filebeat, why: root },
  { linter: "checkov", check: "CKV_K8S_40", objects: filebeat, why: root },
  { linter: "checkov", check: "CKV_K8S_23", objects: filebeat, why: root },
  { linter: "checkov", check: "CKV_K8S_25", objects: /^DaemonSet\/filebeat-file-agent$/, why: root },
  {
    linter: "kube-score",
    check: "container-security-context-user-group-id",
    objects: elasticImages,
    message: /low group ID/,
    why: "the files of Elastic's images belong to the group 0, so that they run as any user",
  },
  { linter: "checkov", check: "CKV_K8S_35", objects: filebeat, why: fromEnvironment },
  { linter: "checkov", check: "CKV_K8S_35", objects: /^StatefulSet\/logs-ls$/, why: fromEnvironment },
  { linter: "checkov", check: "CKV_K8S_38", objects: operator, why: token },
  { linter: "checkov", check: "CKV_K8S_38", objects: /^DaemonSet\/filebeat-container-agent$/, why: token },
  {
    linter: "checkov",
    check: "CKV_K8S_155",
    objects: /^ClusterRole\/elastic-operator$/,
    why: "the operator writes the certificate of its webhook into the webhook's configuration",
  },
  {
    linter: "kube-score",
    check: "deployment-replicas",
    objects: /^Deployment\/logs-kb$/,
    why: "a stack may ask for one Kibana (kibanaReplicas): it comes back with nothing lost",
  },
  ...["CKV_K8S_8", "CKV_K8S_9"].map((check) => ({
    linter: "checkov" as const,
    check,
    objects: operator,
    why: "without its webhook, as in stack local, it offers no port to ask; hung, it loses its lease and ends",
  })),
  {
    linter: "kube-score",
    check: "pod-probes-identical",
    objects: operator,
    why: "the webhook's port is all that the operator offers; it is unready after 30 s and restarted after 5 min",
  },
  {
    linter: "kube-score",
    check: "statefulset-has-servicename",
    objects: /^StatefulSet\/(elastic-operator|logs-ls)$/,
    why: "nobody calls their pods by name; Elastic's chart and ECK name a Service that there need not be",
  },
];

const agents = /^DaemonSet\/filebeat-(file|container)-agent$/;
const declaredOperator = /^StatefulSet\/operator$/;
const declaredKibana = /^Kibana\/kibana-instance$/;
const secretsName = "the operator reads the name of a Secret from it; Elastic's own chart sets it as well";
const single = "a stack may ask for one (kibanaReplicas): it comes back with nothing lost";
const noPort = "without its webhook, as in stack local, it offers no port to ask; hung, it loses its lease and ends";

/**
 * Those of what the program declares from the default checks of kube-linter and Polaris; the objects by Pulumi's names.
 * None is here for what the policy pack asks in full.
 */
export const declaredExceptions: readonly Exception[] = [
  { linter: "kube-linter", check: "env-var-secret", objects: declaredOperator, why: secretsName },
  { linter: "kube-linter", check: "run-as-non-root", objects: agents, why: root },
  { linter: "polaris", check: "automountServiceAccountToken", objects: declaredOperator, why: token },
  {
    linter: "polaris",
    check: "automountServiceAccountToken",
    objects: /^DaemonSet\/filebeat-container-agent$/,
    why: token,
  },
  { linter: "polaris", check: "deploymentMissingReplicas", objects: declaredKibana, why: single },
  { linter: "polaris", check: "hostPathSet", objects: agents, why: "it reads the logs of its node" },
  ...["readinessProbeMissing", "livenessProbeMissing"].map((check) => ({
    linter: "polaris" as const,
    check,
    objects: declaredOperator,
    why: noPort,
  })),
  {
    linter: "polaris",
    check: "metadataAndInstanceMismatched",
    objects: agents,
    why: "the label says which installation it belongs to, and Pulumi gives each of its objects a name of its own",
  },
  {
    linter: "polaris",
    check: "missingNetworkPolicy",
    objects: agents,
    why: "nobody connects to it, so nothing is let in",
  },
  {
    linter: "polaris",
    check: "missingNetworkPolicy",
    objects: declaredKibana,
    why: "stack local names no namespace that may connect to it (kibanaClients), so nothing is let in",
  },
  { linter: "polaris", check: "missingPodDisruptionBudget", objects: declaredKibana, why: single },
  {
    linter: "polaris",
    check: "pullPolicyNotAlways",
    objects: /^(DaemonSet|StatefulSet|Elasticsearch|Kibana|Logstash)\//,
    why: pull,
  },
  { linter: "polaris", check: "runAsRootAllowed", objects: agents, why: root },
  {
    linter: "polaris",
    check: "sensitiveConfigmapContent",
    objects: /^ConfigMap\/(filebeat-(file|container)-config|logstash-scripts)$/,
    why: "the masking names what it looks for, the beginning of a private key among others",
  },
  { linter: "polaris", check: "sensitiveContainerEnvVar", objects: declaredOperator, why: secretsName },
  { linter: "polaris", check: "topologySpreadConstraint", objects: agents, why: "it runs once on every node" },
  {
    linter: "polaris",
    check: "topologySpreadConstraint",
    objects: /^(StatefulSet\/operator|(Elasticsearch|Kibana|Logstash)\/)/,
    why: "where there is one pod, nothing can be spread; the pack asks it of several",
  },
];

/** Findings without an exception, and exceptions without a finding. */
export function unexpected(
  findings: readonly Finding[],
  allowed: readonly Exception[] = exceptions,
): { readonly findings: readonly Finding[]; readonly exceptions: readonly Exception[] } {
  const covers = ({ linter, check, objects, message }: Exception, finding: Finding): boolean =>
    linter === finding.linter &&
    check === finding.check &&
    objects.test(finding.object) &&
    (message === undefined || message.test(finding.message));
  return {
    findings: findings.filter((finding) => !allowed.some((exception) => covers(exception, finding))),
    exceptions: allowed.filter((exception) => !findings.some((finding) => covers(exception, finding))),
  };
}
