import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana } from "../support/valid-elastic";
import { job, service } from "../support/valid-objects";
import { changed, deployment } from "../support/valid-resources";

describe("selectors-find-pods", () => {
  const rule = "selectors-find-pods";

  const selecting = (selector: unknown) => changed(service, { "spec.selector": selector });
  const ofElastic = changed(selecting({ "common.k8s.elastic.co/type": "kibana" }), { "metadata.namespace": "logging" });

  accepts(rule, {
    "a service and its pods": [service, deployment],
    "a service of pods that the operator makes": [ofElastic, kibana],
    "a service of their own labels": [
      changed(selecting({ team: "views" }), { "metadata.namespace": "logging" }),
      changed(kibana, { "spec.podTemplate.metadata": { labels: { team: "views" } } }),
    ],
    "another name for a host": changed(service, { "spec.type": "ExternalName", "spec.selector": undefined }),
    "a service while pods are not known": [service, changed(deployment, { "spec.template": notYetKnown })],
    "a service while a node set is not known": [service, changed(elasticsearch, { "spec.nodeSets": notYetKnown })],
    "a job, which needs no selector": job,
  });

  refuses(rule, {
    "a service of nobody": [service, /^'entrance': selects no pod of its namespace\. Set spec\.selector to labels/],
    "a service of pods elsewhere": [
      [changed(service, { "metadata.namespace": "other" }), deployment],
      /^'entrance': selects no pod of its namespace/,
    ],
    "a service of other labels": [[selecting({ app: "shop" }), deployment], /'entrance': selects no pod/],
    "a service without a selector": [[selecting(undefined), deployment], /'entrance': has no selector/],
    "a service with an empty one": [[selecting({}), deployment], /'entrance': has no selector/],
    "a workload of other labels": [
      changed(deployment, { "spec.selector.matchLabels": { app: "shop" } }),
      /^'shop': spec\.selector does not find its own pods\. Let spec\.template\.metadata\.labels have what it asks for/,
    ],
    "a workload without a selector": [
      changed(deployment, { "spec.selector": undefined }),
      /does not find its own pods/,
    ],
  });
});
