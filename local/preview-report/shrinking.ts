import { days } from "../../policies/shared/elastic";
import { at } from "./at";
import type { Step } from "./steps";

type Properties = Readonly<Record<string, unknown>>;

/** What an update takes away though the resource stays, a sentence each, by the type in short. */
const losses: Readonly<Record<string, (before: Properties, after: Properties) => string[]>> = {
  "elasticstack:ElasticsearchIndexLifecycle": (before, after) =>
    less(lifetime(before), lifetime(after), (from, to) => {
      return `lines older than ${to} days, which were kept for ${from}; in closed indices at once, within three polls of the lifecycle`;
    }),
  "elasticstack:ElasticsearchSnapshotLifecycle": (before, after) =>
    less(daysAt(before, "expireAfter"), daysAt(after, "expireAfter"), (from, to) => {
      return `snapshots older than ${to} days, which were kept for ${from}`;
    }),
  "kubernetes:Logstash": (before, after) =>
    less(at(before, "spec", "count"), at(after, "spec", "count"), (from, to) => {
      return `lines in the queues of the instances that go: ${from} become ${to}`;
    }),
  "kubernetes:Elasticsearch": (before, after) => [...smallerTiers(before, after), ...volumesThatGo(before, after)],
};

/** What the update of a resource takes away; empty where nothing is lost. */
export function shrinking({ type, metadata }: Step): string[] {
  return losses[type]?.(metadata.old?.inputs ?? {}, metadata.new?.inputs ?? {}) ?? [];
}

function smallerTiers(before: Properties, after: Properties): string[] {
  const counts = tiers(after);
  return [...tiers(before)].flatMap(([tier, count]) =>
    less(count, counts.get(tier) ?? 0, (from, to) => {
      return `the volumes of nodes that go (tier ${tier}: ${from} become ${to}); the operator first moves their shards, and waits for ever if the others cannot take them`;
    }),
  );
}

function tiers(properties: Properties): Map<string, unknown> {
  const sets = at(properties, "spec", "nodeSets");
  return new Map(Array.isArray(sets) ? sets.map((set: unknown) => [String(at(set, "name")), at(set, "count")]) : []);
}

function volumesThatGo(before: Properties, after: Properties): string[] {
  const [was, becomes] = [before, after].map((each) => at(each, "spec", "volumeClaimDeletePolicy"));
  return was !== becomes && becomes === "DeleteOnScaledownAndClusterDeletion"
    ? ["nothing at once, but from then on the volumes go when the cluster is deleted"]
    : [];
}

/** The sentence, if both are numbers and the second is smaller. */
function less(before: unknown, after: unknown, sentence: (from: string, to: string) => string): string[] {
  const isLess = typeof before === "number" && typeof after === "number" && after < before;
  return isLess ? [sentence(before === Infinity ? "ever" : String(before), String(after))] : [];
}

/** Days until a line is gone at the latest; infinite where nothing deletes it. */
function lifetime(lifecycle: Properties): number {
  const [age = 0, end = Infinity] = [
    daysAt(lifecycle, "hot", "rollover", "maxAge"),
    daysAt(lifecycle, "delete", "minAge"),
  ];
  return age + end;
}

/** The days of an age such as `30d`. */
function daysAt(properties: Properties, ...path: readonly string[]): number | undefined {
  const age = at(properties, ...path);
  return typeof age === "string" ? days(age) : undefined;
}
