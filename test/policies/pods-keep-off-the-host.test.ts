import { accepts, refuses } from "../support/rule-cases";
import { changed, deployment, filebeat } from "../support/valid-resources";

describe("pods-keep-off-the-host", () => {
  const rule = "pods-keep-off-the-host";

  const spec = "spec.template.spec";

  accepts(rule, {
    "a pod that does": deployment,
    "one that says so": changed(deployment, { [`${spec}.hostNetwork`]: false }),
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
    "Filebeat in the node's network": [changed(filebeat, { [`${spec}.hostNetwork`]: true }), /spec\.hostNetwork/],
  });
});
