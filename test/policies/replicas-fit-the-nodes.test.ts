import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elastic, elasticsearch, lifecycle, template } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("replicas-fit-the-nodes", () => {
  const rule = "replicas-fit-the-nodes";

  const nodes = (count: number) => changed(elasticsearch, { "spec.nodeSets[0].count": count });
  const asking = (settings: object) => changed(template, { "template.settings": JSON.stringify(settings) });
  const cold = { name: "cold", count: 1, config: { "node.roles": ["data_cold"] } };

  const other = (count: number) => ({ ...changed(nodes(count), { "metadata.name": "other" }), name: "other" });

  accepts(rule, {
    "one replica where one of two clusters has a node for it": [nodes(1), other(2), asking({ number_of_replicas: 1 })],
    "a number of nodes that nobody knows yet": [
      nodes(1),
      changed(other(1), { "spec.nodeSets[0].count": notYetKnown }),
      template,
    ],
    "one replica on three nodes": [nodes(3), template, lifecycle],
    "none on a single node": [nodes(1), asking({ index: { number_of_replicas: "0" } })],
    "as many as there are nodes": [nodes(1), asking({ "index.auto_expand_replicas": "0-1" })],
    "what another program's cluster holds": [asking({ "index.number_of_replicas": 5 }), lifecycle],
    "a component's number": [
      nodes(1),
      changed(template, { "template.settings": undefined, composedOfs: ["c"] }),
      elastic("ElasticsearchComponentTemplate", { name: "c", template: { settings: '{"number_of_replicas":"0"}' } }),
    ],
  });

  refuses(rule, {
    "one on two clusters of a single node each": [
      [nodes(1), other(1), template],
      /1 replicas, and there are 0 other nodes to hold them even in the largest cluster/,
    ],
    "one in the cold tiers of two clusters of a single node each": [
      [nodes(1), other(1), lifecycle],
      /the tier has 0 other nodes even in the largest cluster: the index waits/,
    ],
    "one on a single node": [
      [nodes(1), template],
      /its indices have 1 replicas, and there are 0 other nodes to hold them/,
    ],
    "one by default": [[nodes(1), asking({})], /have by default 1 replicas/],
    "one where expansion is off": [[nodes(1), asking({ auto_expand_replicas: false })], /have by default 1 replicas/],
    "more than there are nodes": [
      [nodes(3), asking({ index: { number_of_replicas: "3" } })],
      /3 replicas, and there are 2/,
    ],
    "one on a single cold node": [
      [changed(nodes(3), { "spec.nodeSets[1]": cold }), lifecycle],
      /cold\.allocate\.numberOfReplicas is 1, and the tier has 0 other nodes/,
    ],
    "one on a single node that is cold too": [
      [nodes(1), lifecycle],
      /numberOfReplicas is 1, and the tier has 0 other nodes/,
    ],
  });
});
