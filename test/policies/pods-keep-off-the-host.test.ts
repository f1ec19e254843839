import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { changed, deployment, filebeat } from "../support/valid-resources";

describe("pods-keep-off-the-host", () => {
  const rule = "pods-keep-off-the-host";

  const spec = "spec.template.spec";

  accepts(rule, {
    "a pod that does": deployment,
    "one that says so": changed(deployment, { [`${spec}.hostNetwork`]: false }),
    "settings of the kernel that a pod has for itself": changed(deployment, {
      [`${spec}.securityContext.sysctls`]: [{ name: "net.ipv4.tcp_syncookies", value: "1" }, { name: notYetKnown }],
    }),
    "a probe of the pod": changed(deployment, {
      [`${spec}.containers[0].livenessProbe`]: { httpGet: { port: 8443, host: "", scheme: "HTTPS" } },
    }),
    "a Windows container that is one": changed(deployment, {
      [`${spec}.securityContext.windowsOptions`]: { hostProcess: false, runAsUserName: "ContainerUser" },
    }),
    "a port of its own": changed(deployment, { [`${spec}.containers[0].ports`]: [{ containerPort: 8443 }] }),
  });

  refuses(rule, {
    "the node's network": [
      changed(deployment, { [`${spec}.hostNetwork`]: true }),
      /spec\.hostNetwork lets the pod into/,
    ],
    "the node's processes": [changed(deployment, { [`${spec}.hostPID`]: true }), /spec\.hostPID lets the pod into/],
    "the node's communication": [changed(deployment, { [`${spec}.hostIPC`]: true }), /spec\.hostIPC lets the pod into/],
    "a port of the node": [
      changed(deployment, { [`${spec}.containers[0].ports`]: [{ containerPort: 8443, hostPort: 443 }] }),
      /containers\[0\]\.ports\[0\]\.hostPort opens a port of the node/,
    ],
    "a setting of the node's kernel": [
      changed(deployment, { [`${spec}.securityContext.sysctls`]: [{ name: "vm.max_map_count", value: "262144" }] }),
      /spec\.securityContext\.sysctls\[0\] sets vm\.max_map_count, which is its node's/,
    ],
    "a pod that is a process of its node": [
      changed(deployment, { [`${spec}.securityContext.windowsOptions`]: { hostProcess: true } }),
      /template\.spec\.securityContext\.windowsOptions\.hostProcess runs it as a process/,
    ],
    "a container that is a process of its node": [
      changed(deployment, { [`${spec}.containers[0].securityContext.windowsOptions`]: { hostProcess: true } }),
      /containers\[0\]\.securityContext\.windowsOptions\.hostProcess runs it/,
    ],
    "a probe of another machine": [
      changed(deployment, { [`${spec}.containers[0].livenessProbe`]: { httpGet: { port: 80, host: "10.0.0.1" } } }),
      /containers\[0\]\.livenessProbe\.httpGet\.host asks 10\.0\.0\.1 from the node/,
    ],
    "a word to another machine before the end": [
      changed(deployment, { [`${spec}.containers[0].lifecycle.preStop.httpGet`]: { port: 80, host: "10.0.0.1" } }),
      /lifecycle\.preStop\.httpGet\.host asks/,
    ],
    "Filebeat in the node's network": [changed(filebeat, { [`${spec}.hostNetwork`]: true }), /spec\.hostNetwork/],
  });
});
