import { type Label } from "../stages";

/** The labels of the pods that a local process stands behind; all other pods are only simulated. */
export const podLabels = {
  elasticsearch: ["common.k8s.elastic.co/type", "elasticsearch"],
  kibana: ["common.k8s.elastic.co/type", "kibana"],
  operator: ["app.kubernetes.io/name", "elastic-operator"],
} as const satisfies Record<string, Label>;

export const ownLabels: readonly Label[] = Object.values(podLabels);
