import type { ResourceValidationPolicy } from "@pulumi/policy";
import { days, isElastic } from "./shared/elastic";
import { type Fields, pending, plain } from "./shared/plain";

const defaultMaxDays = 31;

/** Refuses snapshots that stay for ever, by age or by number: they hold the lines that the lifecycle has deleted. */
export const snapshotsExpire: ResourceValidationPolicy = {
  name: "snapshots-expire",
  description: "Every snapshot policy deletes its snapshots by age and by number.",
  configSchema: {
    properties: {
      maxDays: { type: "number", minimum: 1, default: defaultMaxDays, description: "Days a snapshot may be kept." },
    },
  },
  validateResource: (resource, reportViolation) => {
    const { type, name, props } = resource;
    if (!isElastic(type, "ElasticsearchSnapshotLifecycle")) return;
    const maxDays = resource.getConfig<{ maxDays?: number }>().maxDays ?? defaultMaxDays;
    for (const problem of problems(plain(props), maxDays)) reportViolation(`'${name}': ${problem}`);
  },
};

function* problems({ expireAfter, maxCount }: Fields, maxDays: number): Generator<string> {
  if (maxCount === undefined) yield "sets no limit to the number of its snapshots. Set maxCount.";
  if (expireAfter === pending) return;
  if (typeof expireAfter !== "string") yield 'keeps its snapshots for ever. Set expireAfter, for example "7d".';
  else if ((days(expireAfter) ?? Infinity) > maxDays)
    yield (
      `keeps its snapshots for ${expireAfter}, which is not within ${String(maxDays)} days. ` +
      "Lower expireAfter, or raise maxDays in this rule's configuration."
    );
}
