import { nodeGroups, nodesWith } from "./shared/cluster-nodes";
import { isList } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** Refuses clusters that stop with the first node that is lost although there is a second one. */
export const mastersKeepAMajority = eachResource(
  {
    name: "masters-keep-a-majority",
    description: "Every node of Elasticsearch names its roles, and of its masters there is one, or at least three.",
  },
  function* (resource) {
    const groups = nodeGroups(resource);
    for (const { path, roles } of groups)
      if (roles === undefined) yield `${path}.config names no node.roles, which means all of them. Name them.`;
    const masters = nodesWith(groups, "master");
    if (masters === 2)
      yield "has two nodes with the role master: the loss of either stops the cluster. Take one, or at least three.";
    if (masters === 0 && groups.length > 0 && groups.every(({ roles }) => isList(roles)))
      yield "has no node with the role master, so that nobody leads. Add it to the roles of a node set.";
  },
);
