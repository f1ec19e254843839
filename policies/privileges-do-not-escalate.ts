import { eachContainer } from "./shared/container-rule";
import { at } from "./shared/plain";
import { isOrMayBe } from "./shared/pods";

/** Refuses containers whose processes may get more rights than the container started with. */
export const privilegesDoNotEscalate = eachContainer(
  "privileges-do-not-escalate",
  "No process of a container can get more rights than it was started with.",
  function* ({ fields }) {
    if (!isOrMayBe(at(fields, "securityContext", "allowPrivilegeEscalation"), false))
      yield "lets its processes gain rights, by setuid for one. Set securityContext.allowPrivilegeEscalation to false.";
  },
);
