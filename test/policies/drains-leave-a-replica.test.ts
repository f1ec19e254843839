import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana } from "../support/valid-elastic";
import { autoscaler } from "../support/valid-objects";
import { budget, changed, deployment } from "../support/valid-resources";

describe("drains-leave-a-replica", () => {
  const rule = "drains-leave-a-replica";

  const two = changed(deployment, { "spec.replicas": 2 });

  accepts(rule, {
    "a single pod": deployment,
    "two with a budget": [two, budget],
    "a budget that keeps one of two": [
      two,
      changed(budget, { "spec.maxUnavailable": undefined, "spec.minAvailable": 1 }),
    ],
    "a budget for two workloads that lets one of all their pods go": [
      two,
      { ...two, name: "shop-too" },
      changed(budget, { "spec.maxUnavailable": undefined, "spec.minAvailable": 3 }),
    ],
    "an Elasticsearch, for which the operator makes one": elasticsearch,
    "as many as the autoscaler keeps": [deployment, autoscaler, budget],
    "what runs on every node": { ...two, type: "kubernetes:apps/v1:DaemonSet" },
  });

  refuses(rule, {
    "two without": [two, /^'shop': no PodDisruptionBudget selects its 2 pods/],
    "two with a budget for others": [
      [two, changed(budget, { "spec.selector.matchLabels": { app: "b" } })],
      /'shop': no Pod/,
    ],
    "two with a budget elsewhere": [[two, changed(budget, { "metadata.namespace": "other" })], /'shop': no Pod/],
    "two Kibanas without": [
      changed(kibana, { "spec.count": 2 }),
      /^'kibana': no PodDisruptionBudget selects its 2 pods/,
    ],
    "a budget that lets none go": [[two, changed(budget, { "spec.maxUnavailable": 0 })], /^'budget': lets no pod go/],
    "a budget that keeps all": [
      [two, changed(budget, { "spec.maxUnavailable": undefined, "spec.minAvailable": "100%" })],
      /^'budget': lets no pod go/,
    ],
    "a budget that keeps as many as there are": [
      [two, changed(budget, { "spec.maxUnavailable": undefined, "spec.minAvailable": 2 })],
      /^'budget': keeps all 2 pods that it selects/,
    ],
    "a budget that keeps as many as there are, rounded up": [
      [two, changed(budget, { "spec.maxUnavailable": undefined, "spec.minAvailable": "51%" })],
      /^'budget': keeps all 2 pods that it selects/,
    ],
    "a budget that keeps as many as an autoscaler may leave": [
      [deployment, autoscaler, changed(budget, { "spec.maxUnavailable": undefined, "spec.minAvailable": 2 })],
      /^'budget': keeps all 2 pods that it selects/,
    ],
    "a budget that keeps the only one": [
      [deployment, changed(budget, { "spec.maxUnavailable": undefined, "spec.minAvailable": 1 })],
      /^'budget': keeps the only pod that it selects\. Remove it, or let there be two/,
    ],
    "an autoscaler's pods without": [[deployment, autoscaler], /^'shop': no PodDisruptionBudget selects its 2 pods/],
    "a budget that says nothing of pods that are not ready": [
      [two, changed(budget, { "spec.unhealthyPodEvictionPolicy": undefined })],
      /^'budget': holds a drain up by pods that are not ready.* spec\.unhealthyPodEvictionPolicy to AlwaysAllow/,
    ],
    "a budget without a selector, which finds nothing": [
      [two, changed(budget, { "spec.selector": undefined })],
      /'shop': no Pod/,
    ],
    "an Elasticsearch that turns the operator's off": [
      changed(elasticsearch, { "spec.podDisruptionBudget": {} }),
      /turns the operator's own off/,
    ],
  });
});
