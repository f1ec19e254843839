import { nodeReader } from "./exceptions";
import { at, pending } from "./shared/plain";
import { isOrMayBe } from "./shared/pods";
import { eachResource } from "./shared/rule";

const label = "pod-security.kubernetes.io/enforce";

/** Refuses namespaces in which Kubernetes would let anybody start a pod that rules the node. */
export const namespacesAdmitSafePodsOnly = eachResource(
  {
    name: "namespaces-admit-safe-pods-only",
    description:
      "Every namespace enforces a level of Kubernetes' Pod Security Standards; only Filebeat's is privileged.",
  },
  function* ({ type, fields }) {
    if (type !== "kubernetes:core/v1:Namespace") return;
    const level = at(fields, "metadata", "labels", label);
    if (level === pending || level === "baseline" || level === "restricted") return;
    if (level !== "privileged")
      yield `enforces no Pod Security level. Set the label ${label} to restricted, or to baseline.`;
    else if (!isOrMayBe(at(fields, "metadata", "name"), nodeReader.namespace))
      yield `admits every pod. Set the label ${label} to restricted, or to baseline; only ${nodeReader.namespace} may be privileged.`;
  },
);
