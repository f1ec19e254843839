import { eachPod } from "./shared/container-rule";
import { isFields, list } from "./shared/plain";

/** From `restricted` of Kubernetes' Pod Security Standards; a folder of the node is the business of another rule. */
const safe = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "persistentVolumeClaim",
  "projected",
  "secret",
  "hostPath",
];

/** Refuses volumes that the kubelet mounts from another machine, or fills by a program, as whoever wrote the pod likes. */
export const volumeKindsAreSafe = eachPod(
  "volume-kinds-are-safe",
  "Every volume of a pod is made by Kubernetes, or claimed: none is mounted from another machine by the pod itself.",
  function* (pod) {
    for (const [index, volume] of list(pod.spec["volumes"]).entries())
      for (const [kind, value] of Object.entries(isFields(volume) ? volume : {}))
        if (kind !== "name" && value !== undefined && !safe.includes(kind))
          yield `${pod.path}.volumes[${String(index)}] is of the kind ${kind}. Use a PersistentVolumeClaim.`;
  },
);
