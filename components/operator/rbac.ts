import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { operatorLabels, operatorName } from "./identity";
import { editing, operating, viewing } from "./rules";

const rbac = k8s.rbac.v1;
const aggregated = (role: string) => ({ [`rbac.authorization.k8s.io/aggregate-to-${role}`]: "true" });

/** Lets the operator do its work, and the people who may view or edit a namespace do so with Elastic's resources too. */
export function declarePermissions(
  name: string,
  account: k8s.core.v1.ServiceAccount,
  opts: pulumi.CustomResourceOptions,
): readonly pulumi.Resource[] {
  const operator = new rbac.ClusterRole(
    `${name}-role`,
    { metadata: { name: operatorName, labels: operatorLabels }, rules: operating },
    opts,
  );
  const binding = new rbac.ClusterRoleBinding(
    `${name}-role-binding`,
    {
      metadata: { name: operatorName, labels: operatorLabels },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: operator.metadata.name },
      subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace: account.metadata.namespace }],
    },
    opts,
  );
  const view = new rbac.ClusterRole(
    `${name}-view`,
    {
      metadata: {
        name: `${operatorName}-view`,
        labels: { ...operatorLabels, ...aggregated("view"), ...aggregated("edit"), ...aggregated("admin") },
      },
      rules: viewing,
    },
    opts,
  );
  const edit = new rbac.ClusterRole(
    `${name}-edit`,
    {
      metadata: {
        name: `${operatorName}-edit`,
        labels: { ...operatorLabels, ...aggregated("edit"), ...aggregated("admin") },
      },
      rules: editing,
    },
    opts,
  );
  return [operator, binding, view, edit];
}
