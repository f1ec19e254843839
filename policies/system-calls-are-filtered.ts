import { eachContainer } from "./shared/container-rule";
import { pending } from "./shared/plain";
import { secured } from "./shared/pods";

/** Refuses containers that may make every system call the kernel has. */
export const systemCallsAreFiltered = eachContainer(
  "system-calls-are-filtered",
  "Every container runs under a seccomp profile.",
  function* (container, pod) {
    const profile = secured(pod, container, "seccompProfile", "type");
    if (profile !== pending && profile !== "RuntimeDefault" && profile !== "Localhost")
      yield "runs without a seccomp profile. Set securityContext.seccompProfile.type to RuntimeDefault.";
  },
);
