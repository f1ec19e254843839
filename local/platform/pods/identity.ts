import * as fs from "node:fs";
import * as path from "node:path";
import { type KubernetesClient } from "../../kubernetes/client";
import { apiServerUrl } from "../addresses";
import { kubeconfig } from "../kubeconfig";
import { pki } from "../pki";
import { writeOwned } from "./owner";
import { type LocalPod } from "./pod";

const validSeconds = 24 * 3600;

/** The kubeconfig by which a pod's process acts as the pod's own service account. */
export function identityFile(pod: LocalPod): string {
  return path.join(pod.folder, "identity", "kubeconfig");
}

/** Gives the pod a token of its service account for a day, and a new one when half of that has passed. */
export async function renewIdentity(pod: LocalPod, client: KubernetesClient): Promise<void> {
  const tokenFile = path.join(pod.folder, "identity", "token");
  if (fs.existsSync(tokenFile) && Date.now() - fs.statSync(tokenFile).mtimeMs < (validSeconds / 2) * 1000) return;
  const account = {
    apiVersion: "v1",
    kind: "ServiceAccount",
    namespace: pod.namespace,
    name: pod.object.spec.serviceAccountName ?? "default",
  };
  const answer = await client.createSubresource(account, "token", {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    spec: {
      expirationSeconds: validSeconds,
      boundObjectRef: { apiVersion: "v1", kind: "Pod", name: pod.name, uid: pod.uid },
    },
  });
  const { token } = answer["status"] as { token: string };
  writeOwned(tokenFile, Buffer.from(token), undefined);
  const authority = fs.readFileSync(pki.authority.certificate, "utf8");
  writeOwned(identityFile(pod), Buffer.from(kubeconfig(apiServerUrl, authority, { tokenFile })), undefined);
}
