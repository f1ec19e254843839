import type { DefaultCheck, ReadLinter } from "./default-check";

const asks = (...rules: readonly string[]): DefaultCheck => ({ rules });

/** What kube-linter checks by default, each in `pkg/builtinchecks/yamls` by the template that it names. */
export const kubeLinter: ReadLinter = {
  name: "kube-linter",
  version: "0.8.3",
  source: "internal/defaultchecks/default_checks.go",
  checks: {
    "dangling-service": {
      ...asks("selectors-find-pods"),
      less: "a service that selects by the operator's own labels is the operator's business",
    },
    "deprecated-service-account-field": asks("accounts-and-roles-are-declared"),
    "docker-sock": asks("pods-mount-nothing-of-the-host"),
    "drop-net-raw-capability": asks("capabilities-are-dropped"),
    "duplicate-env-var": asks("variables-are-set-once"),
    "env-var-secret": {
      ...asks("secrets-stay-in-secrets"),
      less: "what is said about a secret is none: its name in Kubernetes, its file, how long it lives",
    },
    "host-ipc": asks("pods-keep-off-the-host"),
    "host-network": asks("pods-keep-off-the-host"),
    "host-pid": asks("pods-keep-off-the-host"),
    "invalid-target-ports": asks("ports-are-valid"),
    "job-ttl-seconds-after-finished": asks("finished-jobs-are-removed"),
    "latest-tag": asks("images-are-pinned"),
    "liveness-port": asks("probes-ask-open-ports"),
    "mismatching-selector": asks("selectors-find-pods"),
    "no-anti-affinity": {
      ...asks("replicas-are-spread"),
      less: "topologySpreadConstraints over nodes keep pods apart as well",
    },
    "no-extensions-v1beta": asks("versions-are-served"),
    "no-read-only-root-fs": asks("root-filesystems-are-read-only"),
    "non-existent-service-account": asks("accounts-and-roles-are-declared"),
    "pdb-max-unavailable": asks("drains-leave-a-replica"),
    "pdb-min-available": {
      ...asks("drains-leave-a-replica"),
      less: "a budget for several workloads is compared with all their pods, as Kubernetes does, not with those of each",
    },
    "pdb-unhealthy-pod-eviction-policy": asks("drains-leave-a-replica"),
    "privilege-escalation-container": asks("privileges-do-not-escalate"),
    "privileged-container": asks("containers-are-unprivileged"),
    "readiness-port": asks("probes-ask-open-ports"),
    "run-as-non-root": {
      ...asks("pods-run-as-non-root"),
      less: "the Filebeat that reads the node's logs is root, with at most one capability",
    },
    "sensitive-host-mounts": asks("pods-mount-nothing-of-the-host"),
    "ssh-port": asks("ports-are-valid"),
    "startup-port": asks("probes-ask-open-ports"),
    "unsafe-sysctls": {
      ...asks("pods-keep-off-the-host"),
      less: "settings that a pod has for itself are its own, by Kubernetes' list",
    },
    "unset-cpu-requirements": {
      ...asks("resources-are-bounded"),
      less: "Kubernetes takes a limit for the request where there is none",
    },
    "unset-memory-requirements": asks("resources-are-bounded"),
  },
};
