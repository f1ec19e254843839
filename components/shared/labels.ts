/** The labels that Kubernetes recommends, for selecting everything of this project. */
export function labels(component: string): Record<string, string> {
  return {
    "app.kubernetes.io/name": component,
    "app.kubernetes.io/part-of": "logging",
  };
}

/** Labels of a namespace that make Kubernetes refuse pods above a level of its Pod Security Standards. */
export function podSecurity(level: "privileged" | "baseline" | "restricted"): Record<string, string> {
  return { ...labels("logging"), "pod-security.kubernetes.io/enforce": level };
}

/**
 * For custom resources that the operator writes back with its defaults: it then owns what it wrote, and without this
 * annotation the next change of ours would be refused as a conflict.
 */
export const operatorWritesToo = { "pulumi.com/patchForce": "true" };
