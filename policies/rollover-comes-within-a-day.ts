import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { slowLifecycles } from "./exceptions";
import { retentionOf, rolloverAfter } from "./shared/data-stream-lifecycle";
import { days, isDataStreamTemplate, isElastic } from "./shared/elastic";
import { at } from "./shared/plain";
import { allResources, eachResource } from "./shared/rule";
import { gigabytes } from "./shared/sizes";

const sentence = {
  name: "rollover-comes-within-a-day",
  description: "Every index is rolled over after a day or 1 GB, whichever comes first, or what the stack says instead.",
  configSchema: {
    properties: {
      maxDays: { type: "number", default: 1, description: "Days for which an index may be written to." },
      maxGb: { type: "number", default: 1, description: "GB, of 2^30 bytes, that a primary shard may reach." },
    },
  },
} as const;

interface Limits {
  readonly maxDays: number;
  readonly maxGb: number;
}

const alone = eachResource<Limits>(sentence, function* ({ type, fields }, { maxDays = 1, maxGb = 1 }) {
  if (!isElastic(type, "ElasticsearchIndexLifecycle")) return;
  const { name } = fields;
  const mayTake = Math.max(maxDays, typeof name === "string" ? (slowLifecycles[name] ?? 0) : 0);
  const rollover = at(fields, "hot", "rollover");
  const age = at(rollover, "maxAge");
  if (typeof age === "string" && (days(age) ?? 0) > mayTake)
    yield `hot.rollover.maxAge ${age} is more than ${String(mayTake)}d. Lower it, or raise maxDays in this rule's configuration.`;
  for (const limit of ["maxPrimaryShardSize", "maxSize"]) {
    const size = at(rollover, limit);
    if (typeof size === "string" && (gigabytes(size) ?? 0) > maxGb)
      yield `hot.rollover.${limit} ${size} is more than ${String(maxGb)}gb. Lower it, or raise maxGb in this rule's configuration.`;
  }
});

/** A data stream's own lifecycle cannot say when it rolls over: the cluster does. */
const together = allResources<Limits>(sentence, function* (resources, { maxDays = 1, maxGb = 1 }) {
  for (const template of resources.filter(isDataStreamTemplate)) {
    const time = retentionOf(template, resources)?.time;
    const kept = typeof time === "string" ? days(time) : undefined;
    if (kept === undefined) continue; // not known yet, or for ever, which another rule refuses
    const rollover = rolloverAfter(kept, resources);
    if (rollover.days > maxDays || rollover.gb > maxGb)
      yield [
        template,
        `by template.lifecycle its indices are rolled over after ${String(rollover.days)}d or ${String(rollover.gb)}gb, and ` +
          `${String(maxDays)}d or ${String(maxGb)}gb are asked for. Name a lifecycle by index.lifecycle.name, or set ` +
          "cluster.lifecycle.default.rollover in the cluster's config.",
      ];
  }
});

/** Refuses lifecycles under which an index is written to for long: it is deleted as a whole, and only long after its end. */
export const rolloverComesWithinADay: ResourceValidationPolicy & StackValidationPolicy = {
  ...together,
  validateResource: [alone, together].flatMap(({ validateResource }) => validateResource ?? []),
};
