import { slowLifecycles } from "./exceptions";
import { days, isElastic } from "./shared/elastic";
import { at } from "./shared/plain";
import { eachResource } from "./shared/rule";
import { gigabytes } from "./shared/sizes";

/** Refuses lifecycles under which an index is written to for long: it is deleted as a whole, and only long after its end. */
export const rolloverComesWithinADay = eachResource<{ maxDays: number; maxGb: number }>(
  {
    name: "rollover-comes-within-a-day",
    description:
      "Every index is rolled over after a day or 1 GB, whichever comes first, or what the stack says instead.",
    configSchema: {
      properties: {
        maxDays: { type: "number", default: 1, description: "Days for which an index may be written to." },
        maxGb: { type: "number", default: 1, description: "GB, of 2^30 bytes, that a primary shard may reach." },
      },
    },
  },
  function* ({ type, fields }, { maxDays = 1, maxGb = 1 }) {
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
  },
);
