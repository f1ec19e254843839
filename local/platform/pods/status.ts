import { type Condition, type LocalPod, type PodStatus } from "./pod";

/** How far a pod's process has come. */
export type Progress =
  /** Before the process can start: what it still waits for, if that is known. */
  | { readonly phase: "preparing"; readonly waitsFor?: string }
  | {
      readonly phase: "running";
      readonly ready: boolean;
      readonly startedAt: string;
      /** Started again after it had died. */
      readonly restarts: number;
    }
  /** It died and will be started again. */
  | { readonly phase: "down"; readonly restarts: number };

/** The status a kubelet would report. @param now ISO 8601, to the second */
export function podStatus(pod: LocalPod, progress: Progress, now: string): PodStatus {
  const before = pod.object.status ?? {};
  const started = progress.phase !== "preparing";
  const ready = progress.phase === "running" && progress.ready;
  const conditions: readonly [string, boolean][] = [
    ["PodScheduled", true],
    ["PodReadyToStartContainers", started],
    ["Initialized", started],
    ["ContainersReady", ready],
    ["Ready", ready],
  ];
  return {
    phase: started ? "Running" : "Pending",
    message: progress.phase === "preparing" ? (progress.waitsFor ?? null) : null,
    hostIP: "127.0.0.1",
    hostIPs: [{ ip: "127.0.0.1" }],
    // from the beginning: the operator issues a pod's certificate for its address
    podIP: pod.podIP,
    podIPs: [{ ip: pod.podIP }],
    startTime: before.startTime ?? now,
    conditions: conditions.map(([type, holds]) => condition(type, holds, before.conditions ?? [], now)),
    ...(started && { containerStatuses: containerStatuses(pod, progress, ready) }),
  };
}

/** A condition; its time changes only with its value. */
function condition(type: string, holds: boolean, before: readonly Condition[], now: string): Condition {
  const status = holds ? "True" : "False";
  const previous = before.find((one) => one.type === type && one.status === status);
  return { type, status, lastTransitionTime: previous?.lastTransitionTime ?? now };
}

function containerStatuses(
  pod: LocalPod,
  progress: Exclude<Progress, { phase: "preparing" }>,
  ready: boolean,
): PodStatus["containerStatuses"] & object {
  const running = progress.phase === "running";
  const state = running
    ? { running: { startedAt: progress.startedAt } }
    : { waiting: { reason: "CrashLoopBackOff", message: "the process died and is about to be started again" } };
  return pod.object.spec.containers.map(({ name, image }) => ({
    name,
    image,
    imageID: "",
    ready,
    started: running,
    restartCount: progress.restarts,
    state,
  }));
}
