import { eachPod } from "./shared/container-rule";
import { isOrMayBe } from "./shared/pods";

/** Refuses pods that carry a key to the Kubernetes API for nothing: whoever breaks in finds it. */
export const tokensStayUnmounted = eachPod(
  "tokens-stay-unmounted",
  "No pod has a token of a service account, unless it names an account of its own to use.",
  function* ({ path, spec }) {
    const { serviceAccountName: account, automountServiceAccountToken: mounted } = spec;
    if (!isOrMayBe(mounted, false) && (account === undefined || account === "default"))
      yield (
        `${path} mounts the token of the namespace's default account. Set automountServiceAccountToken to false, or, ` +
        "if the pod asks the Kubernetes API, name a service account of its own."
      );
  },
);
