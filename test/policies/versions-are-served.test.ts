import { accepts, refuses } from "../support/rule-cases";
import { kibana, lifecycle } from "../support/valid-elastic";
import { autoscaler } from "../support/valid-objects";
import { deployment, networkPolicy } from "../support/valid-resources";

describe("versions-are-served", () => {
  const rule = "versions-are-served";

  const of = (type: string) => ({ ...deployment, type: `kubernetes:${type}` });

  accepts(rule, {
    "what is served": [deployment, autoscaler, networkPolicy("shop")],
    "a version of Elastic's": kibana,
    "what is none of Kubernetes": lifecycle,
    "a beta that is served": of("networking.k8s.io/v1beta1:IPAddress"),
  });

  const removed: Readonly<Record<string, string>> = {
    "extensions/v1beta1:Deployment": "apps/v1",
    "extensions/v1beta1:Ingress": "networking.k8s.io/v1",
    "extensions/v1beta1:NetworkPolicy": "networking.k8s.io/v1",
    "apps/v1beta2:StatefulSet": "apps/v1",
    "batch/v1beta1:CronJob": "batch/v1",
    "policy/v1beta1:PodDisruptionBudget": "policy/v1",
    "autoscaling/v2beta2:HorizontalPodAutoscaler": "autoscaling/v2",
    "networking.k8s.io/v1beta1:Ingress": "networking.k8s.io/v1",
    "rbac.authorization.k8s.io/v1beta1:Role": "rbac.authorization.k8s.io/v1",
  };
  refuses(
    rule,
    Object.fromEntries(
      Object.entries(removed).map(([type, instead]) => [
        type,
        [
          of(type),
          new RegExp(`^'shop': is of ${type.replace(/:.*/, "")}, which .* removed\\. Declare it as ${instead}\\.$`),
        ],
      ]),
    ),
  );
});
