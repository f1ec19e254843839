import * as path from "node:path";
import { platformKubeconfig, platformState } from "./paths";

/**
 * The Kubernetes that a stack talks to: the embedded platform for `local`; for the others only what `KUBECONFIG` names,
 * never the default context of the user, which may be any cluster.
 */
export function kubernetesOf(stack: string): Record<string, string> {
  if (stack === "local") return { KUBECONFIG: platformKubeconfig };
  const named = process.env["KUBECONFIG"];
  // `make env` exports the embedded platform's
  return { KUBECONFIG: named === undefined || named === platformKubeconfig ? path.join(platformState, "none") : named };
}
