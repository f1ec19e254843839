import { isNodeReader, nodeReader } from "./exceptions";
import { eachContainer } from "./shared/container-rule";
import { at, list, pending, texts } from "./shared/plain";

/** Refuses containers with rights of root's, which a container has fourteen of unless it drops them. */
export const capabilitiesAreDropped = eachContainer(
  "capabilities-are-dropped",
  "Every container drops all Linux capabilities and adds none, but for the one with which Filebeat reads the node's logs.",
  function* ({ fields }, pod) {
    const drop = at(fields, "securityContext", "capabilities", "drop");
    if (drop !== pending && !list(drop).some((each) => each === "ALL" || each === pending))
      yield 'keeps capabilities of root. Set securityContext.capabilities.drop to ["ALL"].';
    for (const each of texts(at(fields, "securityContext", "capabilities", "add")))
      if (each !== nodeReader.capability || !isNodeReader(pod))
        yield `adds the capability ${each}. Remove it from securityContext.capabilities.add.`;
  },
);
