import { strict as assert } from "node:assert";
import { accepts, refuses } from "../support/rule-cases";
import { messages } from "../support/policy";
import { changed, deployment, filebeat } from "../support/valid-resources";

describe("pods-mount-nothing-of-the-host", () => {
  const rule = "pods-mount-nothing-of-the-host";

  const volumes = "spec.template.spec.volumes";
  const mounts = "spec.template.spec.containers[0].volumeMounts";
  const hostPath = (path: string) => ({ name: "more", hostPath: { path } });

  const disk = {
    type: "kubernetes:core/v1:PersistentVolume",
    name: "pv",
    props: { spec: { local: { path: "/mnt/disks/ssd1" } } },
  };

  accepts(rule, {
    "a disk of the node": disk,
    "a pod with a folder of its own": deployment,
    "Filebeat's logs and registry": filebeat,
  });

  refuses(rule, {
    "a folder of the node": [
      changed(deployment, { [`${volumes}[0]`]: hostPath("/etc") }),
      /spec\.template\.spec\.volumes\[0\] mounts \/etc of the node/,
    ],
    "the node's logs, for others than Filebeat": [
      changed(deployment, { [`${volumes}[0]`]: hostPath("/var/log/services") }),
      /mounts \/var\/log\/services of the node/,
    ],
    "logs that Filebeat could change": [
      changed(filebeat, { [`${mounts}[0].readOnly`]: undefined }),
      /mounts \/var\/log\/services of the node/,
    ],
    "another folder for Filebeat": [
      changed(filebeat, { [`${volumes}[2]`]: hostPath("/var/lib/kubelet") }),
      /mounts \/var\/lib\/kubelet of the node/,
    ],
    "a folder of the node by way of a claim": [
      {
        type: "kubernetes:core/v1:PersistentVolume",
        name: "pv",
        props: { spec: { capacity: { storage: "1Gi" }, hostPath: { path: "/etc" } } },
      },
      /spec\.hostPath makes a volume of \/etc of the node/,
    ],
    "a way round by dots": [
      changed(filebeat, { [`${volumes}[0].hostPath.path`]: "/var/log/../lib" }),
      /mounts \/var\/log\/\.\.\/lib of the node/,
    ],
  });

  it("refuses two registries", async () => {
    const two = changed(filebeat, { [`${volumes}[2]`]: hostPath("/var/lib/filebeat-other") });
    assert.equal((await messages(rule, [two])).length, 2);
  });
});
