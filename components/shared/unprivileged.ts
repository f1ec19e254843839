/**
 * User of the pods that the operator makes; above 10000, where no node has users. Elastic's images run as any user of the
 * group 0, which Elastic's own tests of the operator do. Volumes are given to a group of the same number.
 */
const user = 12_000;

/** A container that can do nothing but run its program and write to its volumes: more than Pod Security `restricted` asks for. */
export const unprivileged = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
};

/** The same for a pod as a whole, where its volumes have to be written to. */
export const unprivilegedPod = {
  runAsNonRoot: true,
  runAsUser: user,
  fsGroup: user,
  fsGroupChangePolicy: "OnRootMismatch", // a large volume is not walked through at every start
  seccompProfile: { type: "RuntimeDefault" },
};
