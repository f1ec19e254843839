import { eachPod } from "./shared/container-rule";

/** Refuses pods of which nobody said whether others go before them when nodes are full. */
export const podsHaveAPriority = eachPod(
  "pods-have-a-priority",
  "Every pod names a priority class, by which it is placed and evicted.",
  function* ({ path, spec }) {
    if ((spec["priorityClassName"] ?? "") === "")
      yield `${path} names no priority class, so a pod that has one may push it out. Set priorityClassName.`;
  },
);
