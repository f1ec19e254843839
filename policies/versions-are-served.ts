import { eachResource } from "./shared/rule";

/** Versions of Kubernetes' API that it has removed, and what took their place; from its guide to deprecated API versions. */
const removed: readonly (readonly [version: RegExp, instead: string])[] = [
  [/^extensions\/v1beta1:(Ingress|NetworkPolicy)/, "networking.k8s.io/v1"],
  [/^extensions\/v1beta\d+:/, "apps/v1"],
  [/^apps\/v1beta[12]:/, "apps/v1"],
  [/^batch\/(v2alpha1|v1beta1):/, "batch/v1"],
  [/^policy\/v1beta1:/, "policy/v1"],
  [/^autoscaling\/v2beta[12]:/, "autoscaling/v2"],
  [/^networking\.k8s\.io\/v1beta1:Ingress/, "networking.k8s.io/v1"],
  [/^rbac\.authorization\.k8s\.io\/v1(alpha|beta)1:/, "rbac.authorization.k8s.io/v1"],
];

/** Refuses objects that no cluster of today takes. */
export const versionsAreServed = eachResource(
  {
    name: "versions-are-served",
    description: "No object is of an API version that Kubernetes has removed.",
  },
  function* ({ type }) {
    const version = type.replace(/^kubernetes:/, "");
    const [, instead] = removed.find(([pattern]) => version !== type && pattern.test(version)) ?? [];
    if (instead !== undefined)
      yield `is of ${version.replace(/:.*/, "")}, which Kubernetes has removed. Declare it as ${instead}.`;
  },
);
