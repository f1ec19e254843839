import { isNodeReadersVolume } from "./exceptions";
import { eachPod } from "./shared/container-rule";
import { at, list } from "./shared/plain";

/** Refuses pods that see files of their node. */
export const podsMountNothingOfTheHost = eachPod(
  "pods-mount-nothing-of-the-host",
  "No pod mounts a folder of its node, but for Filebeat: the node's logs, read-only, and one folder for its registry.",
  function* (pod) {
    for (const [index, volume] of list(pod.spec["volumes"]).entries()) {
      const folder = at(volume, "hostPath", "path");
      if (typeof folder !== "string" || isNodeReadersVolume(pod, volume)) continue;
      yield (
        `${pod.path}.volumes[${String(index)}] mounts ${folder} of the node. Use a PersistentVolumeClaim or an ` +
        "emptyDir; Filebeat may mount folders below /var/log, read-only, and one registry, /var/lib/filebeat-NAME."
      );
    }
  },
);
