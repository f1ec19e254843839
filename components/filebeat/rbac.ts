import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { labels } from "../shared/labels";

/** A service account that may read pods, so that Filebeat can say which pod a line comes from; returns its name. */
export function podReader(
  name: string,
  namespace: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const metadata = { labels: labels("filebeat") };
  const account = new k8s.core.v1.ServiceAccount(`${name}-account`, { metadata: { ...metadata, namespace } }, opts);
  const role = new k8s.rbac.v1.ClusterRole(
    `${name}-pod-reader`,
    { metadata, rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] }] },
    opts,
  );
  new k8s.rbac.v1.ClusterRoleBinding(
    `${name}-pod-reader`,
    {
      metadata,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role.metadata.name },
      subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace }],
    },
    opts,
  );
  return account.metadata.name;
}
