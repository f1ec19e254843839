import { accepts, refuses } from "../support/rule-cases";
import { autoscaler } from "../support/valid-objects";
import { budget, changed, deployment } from "../support/valid-resources";

describe("autoscalers-have-room", () => {
  const rule = "autoscalers-have-room";

  const needing = (minAvailable: unknown) =>
    changed(budget, { "spec.maxUnavailable": undefined, "spec.minAvailable": minAvailable });

  accepts(rule, {
    "two to four pods": [deployment, autoscaler, budget],
    "as many as a budget needs": [deployment, autoscaler, needing(2)],
    "a part of them": [deployment, autoscaler, needing("100%")],
    "a budget of others": [deployment, autoscaler, changed(needing(3), { "metadata.namespace": "other" })],
    "no autoscaler": [deployment, needing(3)],
  });

  refuses(rule, {
    "a single pod": [changed(autoscaler, { "spec.minReplicas": 1 }), /^'autoscaler': may leave one pod, or none\. Set/],
    "a single pod by default": [
      changed(autoscaler, { "spec.minReplicas": undefined }),
      /'autoscaler': may leave one pod/,
    ],
    "no room": [
      changed(autoscaler, { "spec.maxReplicas": 2 }),
      /^'autoscaler': can add no pod to its 2\. Set spec\.maxReplicas above spec\.minReplicas\.$/,
    ],
    "fewer pods than a budget needs": [
      [deployment, autoscaler, needing(3)],
      /^'budget': needs 3 pods, and their autoscaler may leave 2\. Set spec\.maxUnavailable to 1 instead\.$/,
    ],
  });
});
