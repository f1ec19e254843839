import { isNodeReader, nodeReader } from "./exceptions";
import { eachContainer } from "./shared/container-rule";
import { isOrMayBe, secured } from "./shared/pods";

/** Refuses containers that run as root, or may: what breaks out of one would be root on the node. */
export const podsRunAsNonRoot = eachContainer(
  "pods-run-as-non-root",
  "No container runs as root, but for Filebeat's that reads the node's logs.",
  function* (container, pod) {
    const user = secured(pod, container, "runAsUser");
    if (user === nodeReader.user && isNodeReader(pod)) return;
    if (user === 0) yield "runs as user 0, which is root. Set another securityContext.runAsUser.";
    else if (user === undefined && !isOrMayBe(secured(pod, container, "runAsNonRoot"), true))
      yield "may run as root. Set securityContext.runAsNonRoot to true.";
  },
);
