import { eachPod } from "./shared/container-rule";
import { at, list, type Plain } from "./shared/plain";
import { containersOf } from "./shared/pods";

/** Settings of the kernel that a pod has for itself; by any other it changes, or hurts, its node. From `baseline` of Kubernetes' Pod Security Standards. */
const ownSysctls = new Set([
  "kernel.shm_rmid_forced",
  ...[
    "ip_local_port_range",
    "ip_local_reserved_ports",
    "ip_unprivileged_port_start",
    "ping_group_range",
    "tcp_fin_timeout",
    "tcp_keepalive_intvl",
    "tcp_keepalive_probes",
    "tcp_keepalive_time",
    "tcp_rmem",
    "tcp_syncookies",
    "tcp_wmem",
  ].map((name) => `net.ipv4.${name}`),
]);

/** What the kubelet asks, from the node's own network. */
const asked = [
  ["livenessProbe"],
  ["readinessProbe"],
  ["startupProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
];

/** Refuses pods that share the node's network, processes, memory or kernel settings, or use its place in the network. */
export const podsKeepOffTheHost = eachPod(
  "pods-keep-off-the-host",
  "No pod shares its node's network, processes or interprocess communication, sets its kernel, or takes a port of the node.",
  function* (pod) {
    const context = at(pod.spec, "securityContext");
    for (const shared of ["hostNetwork", "hostPID", "hostIPC"])
      if (pod.spec[shared] === true) yield `${pod.path}.${shared} lets the pod into what is its node's. Remove it.`;
    yield* asHost(pod.path, context);
    for (const [index, sysctl] of list(at(context, "sysctls")).entries()) {
      const name = at(sysctl, "name");
      if (typeof name === "string" && !ownSysctls.has(name.replaceAll("/", ".")))
        yield `${pod.path}.securityContext.sysctls[${String(index)}] sets ${name}, which is its node's. Remove it.`;
    }
    for (const { path, fields } of containersOf(pod)) {
      yield* asHost(path, fields["securityContext"]);
      yield* elsewhere(path, fields);
      for (const [index, port] of list(fields["ports"]).entries()) {
        const hostPort = at(port, "hostPort");
        if (typeof hostPort === "number" && hostPort > 0)
          yield `${path}.ports[${String(index)}].hostPort opens a port of the node. Remove it and use a Service.`;
      }
    }
  },
);

/** On Windows. */
function* asHost(path: string, context: Plain): Generator<string> {
  if (at(context, "windowsOptions", "hostProcess") === true)
    yield `${path}.securityContext.windowsOptions.hostProcess runs it as a process of its node. Remove it.`;
}

/** With a host of its own a probe asks another machine in the node's name. */
function* elsewhere(path: string, container: Plain): Generator<string> {
  for (const way of asked)
    for (const handler of ["httpGet", "tcpSocket"]) {
      const host = at(container, ...way, handler, "host");
      if (typeof host === "string" && host !== "")
        yield `${[path, ...way, handler].join(".")}.host asks ${host} from the node. Remove it: the pod is asked then.`;
    }
}
