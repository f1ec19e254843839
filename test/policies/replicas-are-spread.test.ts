import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch } from "../support/valid-elastic";
import { changed, deployment, labels } from "../support/valid-resources";

describe("replicas-are-spread", () => {
  const rule = "replicas-are-spread";

  const two = changed(deployment, { "spec.replicas": 2 });
  const constraints = "spec.template.spec.topologySpreadConstraints";
  const own = { labelSelector: { matchLabels: labels } };
  const zones = [{ topologyKey: "topology.kubernetes.io/zone", ...own }];
  const apart = { topologyKey: "kubernetes.io/hostname", ...own };
  const avoiding = (term: object) =>
    changed(two, {
      [constraints]: zones,
      "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution": [term],
    });
  const template = "spec.nodeSets[0].podTemplate.spec";

  accepts(rule, {
    "two over nodes and zones": two,
    "one anywhere": changed(deployment, { [constraints]: undefined }),
    "two that avoid each other": avoiding(apart),
    "two that avoid each other in their namespace, among others": avoiding({ ...apart, namespaces: ["shop", "other"] }),
    "two that rather avoid each other": changed(two, {
      [constraints]: zones,
      "spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution": [
        { weight: 1, podAffinityTerm: apart },
      ],
    }),
    "Elasticsearch's zones and the operator's nodes": elasticsearch,
  });

  refuses(rule, {
    "two in one zone": [
      changed(two, { [constraints]: [apart] }),
      /spec\.template\.spec lets all 2 pods into one zone\. Add topologySpreadConstraints/,
    ],
    "two on one node": [changed(two, { [constraints]: zones }), /lets all 2 pods into one node/],
    "two that avoid others": [
      avoiding({ ...apart, labelSelector: { matchLabels: { app: "other" } } }),
      /lets all 2 pods into one node/,
    ],
    "two that avoid nobody, for want of a selector": [
      avoiding({ ...apart, labelSelector: undefined }),
      /lets all 2 pods into one node/,
    ],
    "two that avoid such pods elsewhere": [
      avoiding({ ...apart, namespaces: ["other"] }),
      /lets all 2 pods into one node/,
    ],
    "an Elasticsearch that knows no zones": [
      changed(elasticsearch, { "spec.nodeSets[0].zoneAwareness": undefined }),
      /lets all 3 pods into one zone/,
    ],
    "an Elasticsearch that takes the operator's spread away": [
      changed(elasticsearch, { [`${template}.affinity`]: {} }),
      /spec\.nodeSets\[0\]\.podTemplate\.spec lets all 3 pods into one node/,
    ],
  });
});
