import { isNodeReadersVolume } from "./exceptions";
import { at, list } from "./shared/plain";
import { type Pods, podsOf } from "./shared/pods";
import { eachResource } from "./shared/rule";

/** Refuses pods that see files of their node. */
export const podsMountNothingOfTheHost = eachResource(
  {
    name: "pods-mount-nothing-of-the-host",
    description:
      "No pod mounts a folder of its node, but for Filebeat: the node's logs, read-only, and one folder for its registry.",
  },
  function* (resource) {
    if (!resource.type.startsWith("kubernetes:")) return;
    for (const pod of podsOf(resource)) yield* mounted(pod);
    if (resource.type !== "kubernetes:core/v1:PersistentVolume") return;
    const folder = at(resource.fields, "spec", "hostPath", "path");
    if (typeof folder === "string")
      yield `spec.hostPath makes a volume of ${folder} of the node, which a pod may claim. Take a disk: local, or csi.`;
  },
);

function* mounted(pod: Pods): Generator<string> {
  for (const [index, volume] of list(pod.spec["volumes"]).entries()) {
    const folder = at(volume, "hostPath", "path");
    if (typeof folder !== "string" || isNodeReadersVolume(pod, volume)) continue;
    yield (
      `${pod.path}.volumes[${String(index)}] mounts ${folder} of the node. Use a PersistentVolumeClaim or an ` +
      "emptyDir; Filebeat may mount folders below /var/log, read-only, and one registry, /var/lib/filebeat-NAME."
    );
  }
}
