import { eachContainer } from "./shared/container-rule";
import { at } from "./shared/plain";

/** Refuses containers that the scheduler cannot place by what they need, or whose memory nothing limits. */
export const resourcesAreBounded = eachContainer(
  "resources-are-bounded",
  "Every container requests CPU and memory, and its memory has a limit.",
  function* ({ fields }) {
    for (const what of ["cpu", "memory"])
      // Kubernetes takes a limit for the request where there is none
      if (["requests", "limits"].every((bound) => at(fields, "resources", bound, what) === undefined))
        yield `requests no ${what}, so its node may have none left for it. Set resources.requests.${what}.`;
    if (at(fields, "resources", "limits", "memory") === undefined)
      yield "may take all memory of its node. Set resources.limits.memory.";
  },
);
