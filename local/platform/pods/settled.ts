import { setTimeout as sleep } from "node:timers/promises";
import { type KubernetesClient } from "../../kubernetes/client";
import { findRunning } from "../../processes";
import { podLabels } from "./labels";
import { type Pod, processNameOf } from "./pod";

/**
 * Waits until the pods that a process of this machine stands behind are ready again, for example after a restart of the
 * machine; at most `seconds`, since a pod of an unfinished deployment may never be.
 */
export async function untilSettled(client: KubernetesClient, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await areSettled(client)) && Date.now() < end;) await sleep(300);
}

async function areSettled(client: KubernetesClient): Promise<boolean> {
  const settled = Object.values(podLabels).map(async (label) => {
    const pods = await client.list({ apiVersion: "v1", kind: "Pod" }, { labelSelector: label.join("=") });
    const all = pods as unknown as Pod[];
    // a status without a process is older than the restart; of several replicas some may have no process of their own
    const started = all.filter((pod) => findRunning(processNameOf(pod)) !== undefined);
    return all.length === 0 || (started.length > 0 && all.every(isReady));
  });
  return (await Promise.all(settled)).every(Boolean);
}

function isReady({ status }: Pod): boolean {
  return status?.conditions?.some(({ type, status: value }) => type === "Ready" && value === "True") === true;
}
