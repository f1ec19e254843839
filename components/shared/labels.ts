/** What each part is for, by the name that its objects carry. */
const purposes = {
  elasticsearch: "storage",
  kibana: "views",
  logstash: "intake",
  filebeat: "collection",
  "elastic-operator": "operation",
  "eck-operator-crds": "operation",
  logging: "platform",
} as const;

/** A part of the platform, as the label `app.kubernetes.io/name` says it. */
export type Part = keyof typeof purposes;

/** The labels that Kubernetes recommends, for selecting everything of this project. */
export function labels(part: Part): Record<string, string> {
  return {
    "app.kubernetes.io/name": part,
    "app.kubernetes.io/instance": "logs",
    "app.kubernetes.io/component": purposes[part],
    "app.kubernetes.io/part-of": "logging",
    "app.kubernetes.io/managed-by": "pulumi",
  };
}

/** What tells the pods of a part from all others of their namespace. */
export function podsOf(part: Part): Record<string, string> {
  return { "app.kubernetes.io/name": part };
}

/** A level of Kubernetes' Pod Security Standards that the program has a use for. */
export type PodSecurity = "privileged" | "restricted";

/**
 * Labels of a namespace that make Kubernetes refuse pods above a level of its Pod Security Standards, and warn of what the
 * strictest would refuse.
 */
export function podSecurity(level: PodSecurity): Record<string, string> {
  return {
    ...labels("logging"),
    "pod-security.kubernetes.io/enforce": level,
    "pod-security.kubernetes.io/warn": level,
    "pod-security.kubernetes.io/audit": "restricted",
  };
}

/**
 * For custom resources that the operator writes back with its defaults: it then owns what it wrote, and without this
 * annotation the next change of ours would be refused as a conflict.
 */
export const operatorWritesToo = { "pulumi.com/patchForce": "true" };

/** For custom resources whose labels the operator puts on everything that it makes from them. */
export const labelsForAll = { "eck.k8s.alpha.elastic.co/propagate-labels": "*" };

/**
 * For Kibana and Logstash: done when their pods answer and all run this version. Their status has no condition, and health
 * alone may be that of the pods before a change of version.
 */
export const greenIn = (version: string): Record<string, string> => ({
  "pulumi.com/waitFor": JSON.stringify(["jsonpath={.status.health}=green", `jsonpath={.status.version}=${version}`]),
});
