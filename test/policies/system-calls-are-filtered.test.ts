import { accepts, refuses } from "../support/rule-cases";
import { changed, deployment } from "../support/valid-resources";

const profile = "spec.template.spec.containers[0].securityContext.seccompProfile";

describe("system-calls-are-filtered", () => {
  const rule = "system-calls-are-filtered";

  const ofPod = "spec.template.spec.securityContext.seccompProfile";

  accepts(rule, {
    "a container under the runtime's profile": deployment,
    "one whose pod is": changed(deployment, { [profile]: undefined, [ofPod]: { type: "RuntimeDefault" } }),
    "one with a profile of its own": changed(deployment, { [profile]: { type: "Localhost", localhostProfile: "a" } }),
  });

  refuses(rule, {
    "one without": [changed(deployment, { [profile]: undefined }), /runs without a seccomp profile/],
    "one that turns it off": [
      changed(deployment, { [profile]: { type: "Unconfined" } }),
      /runs without a seccomp profile/,
    ],
    "one that turns the pod's off": [
      changed(deployment, { [profile]: { type: "Unconfined" }, [ofPod]: { type: "RuntimeDefault" } }),
      /runs without a seccomp profile/,
    ],
  });
});
