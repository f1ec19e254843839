import { nodeReader } from "./exceptions";
import { at } from "./shared/plain";
import { isOrMayBe } from "./shared/pods";
import { eachResource } from "./shared/rule";

const label = "pod-security.kubernetes.io/enforce";

/** Versions in which `restricted` let containers keep root's capabilities. */
const beforeCapabilities = /^v1\.(\d|1\d|2[01])$/;

/** Refuses namespaces in which Kubernetes would let anybody start a pod with more rights than it needs. */
export const namespacesAdmitSafePodsOnly = eachResource(
  {
    name: "namespaces-admit-safe-pods-only",
    description:
      "Every namespace enforces the level restricted of Kubernetes' Pod Security Standards; only Filebeat's is privileged.",
  },
  function* ({ type, fields }) {
    if (type !== "kubernetes:core/v1:Namespace") return;
    const level = at(fields, "metadata", "labels", label);
    const version = at(fields, "metadata", "labels", `${label}-version`);
    if (level === "restricted" && typeof version === "string" && beforeCapabilities.test(version))
      yield `enforces restricted as Kubernetes ${version} knew it. Remove the label ${label}-version, or name a newer one.`;
    if (isOrMayBe(level, "restricted")) return;
    if (level === "baseline") yield `admits pods that run as root. Set the label ${label} to restricted.`;
    else if (level !== "privileged") yield `enforces no Pod Security level. Set the label ${label} to restricted.`;
    else if (!isOrMayBe(at(fields, "metadata", "name"), nodeReader.namespace))
      yield `admits every pod. Set the label ${label} to restricted; only ${nodeReader.namespace} may be privileged.`;
  },
);
