import { eachContainer } from "./shared/container-rule";
import { at } from "./shared/plain";

/** Refuses containers that the scheduler cannot place by what they need, or that may take more than anybody reckons with. */
export const resourcesAreBounded = eachContainer(
  "resources-are-bounded",
  "Every container requests CPU and memory, and both have a limit.",
  function* ({ fields }) {
    for (const what of ["cpu", "memory"]) {
      const bound = (name: string) => at(fields, "resources", name, what);
      if (bound("limits") !== undefined) continue; // which Kubernetes takes for the request where there is none
      yield bound("requests") === undefined
        ? `requests no ${what}, and may take all of its node. Set resources.requests.${what} and resources.limits.${what}.`
        : `may take all ${what} of its node. Set resources.limits.${what}.`;
    }
  },
);
