import { eachPod } from "./shared/container-rule";
import { at, list } from "./shared/plain";
import { containersOf } from "./shared/pods";

/** Refuses pods that share the node's network, processes or memory. */
export const podsKeepOffTheHost = eachPod(
  "pods-keep-off-the-host",
  "No pod shares its node's network, processes or interprocess communication, or takes a port of the node.",
  function* (pod) {
    for (const shared of ["hostNetwork", "hostPID", "hostIPC"])
      if (pod.spec[shared] === true) yield `${pod.path}.${shared} lets the pod into what is its node's. Remove it.`;
    for (const { path, fields } of containersOf(pod))
      for (const [index, port] of list(fields["ports"]).entries()) {
        const hostPort = at(port, "hostPort");
        if (typeof hostPort === "number" && hostPort > 0)
          yield `${path}.ports[${String(index)}].hostPort opens a port of the node. Remove it and use a Service.`;
      }
  },
);
