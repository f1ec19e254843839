import type { Declared } from "./policy";
import { changed, deployment, labels } from "./valid-resources";

/** Leads to the pods of `deployment`. */
export const service: Declared = {
  type: "kubernetes:core/v1:Service",
  name: "entrance",
  props: {
    metadata: { name: "shop", namespace: "shop", labels },
    spec: { ports: [{ name: "https", port: 443, targetPort: "https" }], selector: labels },
  },
};

/** An account for the pods of namespace `shop`. */
export const account: Declared = {
  type: "kubernetes:core/v1:ServiceAccount",
  name: "account",
  props: { metadata: { name: "reader", namespace: "shop" } },
};

/** Lets one look at pods. */
export const clusterRole: Declared = {
  type: "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
  name: "role",
  props: { metadata: { name: "reader" }, rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }] },
};

/** Lets that account do so. */
export const binding: Declared = {
  type: "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
  name: "binding",
  props: {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "reader" },
    subjects: [{ kind: "ServiceAccount", name: "reader", namespace: "shop" }],
  },
};

/** Adds pods to those of `deployment`. */
export const autoscaler: Declared = {
  type: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
  name: "autoscaler",
  props: {
    metadata: { namespace: "shop" },
    spec: {
      minReplicas: 2,
      maxReplicas: 4,
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "shop" },
    },
  },
};

/** Runs once. */
export const job: Declared = changed(
  {
    type: "kubernetes:batch/v1:Job",
    name: "once",
    props: {
      metadata: { name: "once", namespace: "shop", labels },
      spec: Reflect.get(deployment.props, "spec") as object,
    },
  },
  { "spec.ttlSecondsAfterFinished": 3600, "spec.selector": undefined, "spec.replicas": undefined },
);
