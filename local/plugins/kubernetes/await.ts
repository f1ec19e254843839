import { setTimeout as sleep } from "node:timers/promises";
import { type KubernetesClient, type KubernetesObject } from "../../kubernetes/client";
import { keyOf } from "../../kubernetes/object";
import { annotation, describe } from "./objects";
import { isRefused, type NotReady, type Verdict, verdictOn } from "./readiness";
import { field } from "./status";
import { surroundingsIn, warningsAbout } from "./surroundings";
import { parseWaitFor } from "./wait-for";

/** How long and for whom to wait. */
export interface Wait {
  readonly client: KubernetesClient;
  /** From the resource's options; the annotation `pulumi.com/timeoutSeconds` comes second, then 600. */
  readonly timeoutSeconds: number | undefined;
  readonly cancelled: AbortSignal;
  /** Told each time what is being waited for. */
  readonly progress: (message: string) => void;
}

/** Where the waiting ended: the object as last seen, and why it is not ready if it is not. */
export interface Outcome {
  readonly live: KubernetesObject;
  /** The reason first, then the Warning events; empty if the object is ready. */
  readonly reasons: readonly string[];
}

/** Seconds to wait for an object to become ready or to be gone. */
export function patience(object: KubernetesObject, timeoutSeconds: number | undefined): number {
  const annotated = Number(annotation(object, "timeoutSeconds"));
  return timeoutSeconds ?? (annotated > 0 ? annotated : 600);
}

/** Waits until the object is ready by its annotations or by the rules of its kind. */
export async function awaitReady(wait: Wait, object: KubernetesObject): Promise<Outcome> {
  const seconds = patience(object, wait.timeoutSeconds);
  const end = Date.now() + seconds * 1000;
  let live = object;
  let said = "";
  for (let pause = 250; ; pause = Math.min(pause + 100, 2000)) {
    const found = await wait.client.get(keyOf(object));
    if (!found) return { live, reasons: ["it was deleted while it was waited for"] };
    live = found;
    const verdict = await judge(wait.client, live);
    if (verdict.ready) return { live, reasons: [] };
    if (verdict.why !== said) wait.progress((said = verdict.why));
    const failure = givenUp(verdict, wait.cancelled.aborted, Date.now() > end ? seconds : undefined);
    if (failure !== undefined) return { live, reasons: [failure, ...(await warningsAbout(wait.client, live))] };
    await sleep(pause, undefined, { signal: wait.cancelled }).catch(() => undefined);
  }
}

function givenUp(
  { why, final }: NotReady,
  isCancelled: boolean,
  secondsPassed: number | undefined,
): string | undefined {
  if (final === true) return why;
  if (isCancelled) return `cancelled while ${why}`;
  return secondsPassed === undefined ? undefined : `not ready after ${String(secondsPassed)} s: ${why}`;
}

/** One look at the object, without waiting. */
export async function judge(client: KubernetesClient, live: KubernetesObject): Promise<Verdict> {
  if (annotation(live, "skipAwait") === "true") return { ready: true };
  if (isRefused(live)) return { ready: false, final: true, why: "the operator refused it: its phase is Invalid" };
  const waitFor = annotation(live, "waitFor");
  if (waitFor === undefined) return verdictOn(live, surroundingsIn(client));
  const open = parseWaitFor(waitFor).filter((expectation) => !expectation.isMet(live));
  if (open.length === 0) return { ready: true };
  const wanted = open.map(({ text }) => text).join(", ");
  const phase = field(live, "status", "phase");
  const health = field(live, "status", "health");
  const seen = [phase, health].filter((value) => typeof value === "string" && value !== "").join(", ");
  return { ready: false, why: `waiting for ${wanted}${seen === "" ? "" : ` (now ${seen})`}` };
}

/** The failure message for an object that exists but is not ready. */
export function notReadyMessage({ live, reasons }: Outcome): string {
  return `${describe(live)} did not become ready: ${reasons.join("\n  ")}`;
}
