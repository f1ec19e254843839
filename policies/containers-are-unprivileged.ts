import { eachContainer } from "./shared/container-rule";
import { at } from "./shared/plain";

/** Refuses containers that are as mighty as a process of the node. */
export const containersAreUnprivileged = eachContainer(
  "containers-are-unprivileged",
  "No container is privileged.",
  function* ({ fields }) {
    if (at(fields, "securityContext", "privileged") === true)
      yield "is privileged and so rules its node. Remove securityContext.privileged.";
  },
);
