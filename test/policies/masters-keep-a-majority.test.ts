import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("masters-keep-a-majority", () => {
  const rule = "masters-keep-a-majority";

  const count = "spec.nodeSets[0].count";
  const roles = 'spec.nodeSets[0].config["node.roles"]';

  accepts(rule, {
    three: elasticsearch,
    one: changed(elasticsearch, { [count]: 1 }),
    "two that hold data only, by roles in one text, beside one": changed(elasticsearch, {
      [count]: 1,
      "spec.nodeSets[1]": { name: "cold", count: 2, config: { "node.roles": "data_cold, data_content" } },
    }),
    "two that hold data only, beside one": changed(elasticsearch, {
      [count]: 1,
      "spec.nodeSets[1]": { name: "cold", count: 2, config: { node: { roles: ["data_cold"] } } },
    }),
  });

  refuses(rule, {
    two: [changed(elasticsearch, { [count]: 2 }), /has two nodes with the role master/],
    "two, by roles in one text": [
      changed(elasticsearch, { [count]: 2, [roles]: "master,data_hot" }),
      /has two nodes with the role master/,
    ],
    none: [changed(elasticsearch, { [roles]: ["data_hot"] }), /has no node with the role master/],
    "nodes without roles": [
      changed(elasticsearch, { [roles]: undefined }),
      /nodeSets\[0\]\.config names no node\.roles/,
    ],
  });
});
