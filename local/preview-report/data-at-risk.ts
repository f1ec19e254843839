import { lossOf } from "./holders";
import type { Risk } from "./report";
import { shrinking } from "./shrinking";
import type { Step } from "./steps";

/** What can happen to a resource that holds something, the worst first. */
const happenings = ["is destroyed", "is replaced, which deletes it", "is changed", "is protected no longer"] as const;

/** What the steps put at risk, the worst first; nothing that can be made again is among it. */
export function dataAtRisk(steps: readonly Step[]): Risk[] {
  const risks = steps.flatMap(risksOf);
  return happenings.flatMap((happening) => risks.filter(({ what }) => what === happening));
}

function risksOf(step: Step): Risk[] {
  const { name, type, urn, kind, metadata } = step;
  const { protect = false, retainOnDelete = false } = metadata.old ?? {};
  const risk = (what: (typeof happenings)[number], loss: string, isProtected = false): Risk => {
    return { name, type, urn, what, loss, isProtected };
  };
  const loss = lossOf(step);
  if (kind === "delete" || kind === "replace") {
    const what = kind === "delete" ? "is destroyed" : "is replaced, which deletes it";
    return loss === undefined || retainOnDelete ? [] : [risk(what, loss, protect)];
  }
  const stays = kind === "update" || metadata.op === "same";
  const isGivenUp = stays && protect && metadata.new?.protect !== true;
  return [
    ...(kind === "update" ? shrinking(step).map((taken) => risk("is changed", taken)) : []),
    ...(isGivenUp && loss !== undefined
      ? [risk("is protected no longer", `nothing at once; its deletion would take ${loss}`)]
      : []),
  ];
}
