import * as fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { KubernetesClient } from "../kubernetes/client";
import { platformKubeconfig, platformState } from "../paths";
import { startApiServer, startControllers } from "../platform/control-plane";
import { stopPlatform, type PlatformParts } from "../platform";
import { startNodes } from "../platform/nodes";
import { createObjects } from "../platform/objects";
import { createPki } from "../platform/pki";
import { provisionVolumes } from "../platform/pods/claims";
import { preflight } from "../platform/preflight";

/**
 * Runs `work` against an API server with controllers, scheduler and simulated nodes, of the embedded platform's parts and
 * at its addresses. All pods are simulated: no process of Elasticsearch or Kibana runs.
 * @throws Failure if the machine cannot run it, or if the platform runs already
 */
export async function withControlPlane<T>(
  parts: Pick<PlatformParts, "controlPlane" | "kwok" | "kwokModule">,
  work: (client: KubernetesClient) => Promise<T>,
): Promise<T> {
  await preflight([]);
  fs.mkdirSync(platformState, { recursive: true, mode: 0o755 });
  const end = new AbortController();
  let volumes = Promise.resolve();
  let client: KubernetesClient | undefined;
  try {
    await createPki();
    client = new KubernetesClient(platformKubeconfig);
    await startApiServer(parts.controlPlane, client);
    await Promise.all([startControllers(parts.controlPlane), startNodes(parts, client, []), createObjects(client)]);
    volumes = provisioning(client, end.signal);
    return await work(client);
  } finally {
    end.abort();
    await volumes;
    client?.close();
    await stopPlatform(() => undefined);
  }
}

async function provisioning(client: KubernetesClient, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    await provisionVolumes(client).catch(() => undefined); // tried again in the next round
    await sleep(300);
  }
}
