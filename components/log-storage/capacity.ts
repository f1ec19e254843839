import { age } from "../shared/units";
import { polls, pollSeconds, replicas } from "./lifecycle";
import { type Figure, type Indices, tierFigures } from "./tier-capacity";
import type { TierSize, Volume } from "./volume";

/** What follows from a volume. */
export interface Capacity {
  readonly storedGbPerDay: number;
  /** Indices of the data stream that exist at once. */
  readonly indices: number;
  /** Hours that Elasticsearch may be away until Logstash takes no more, at the day's average rate. */
  readonly queueHours: number;
  /** GiB of all disks of Elasticsearch and queues of Logstash. */
  readonly givenGiB: number;
  /** GiB that the logs fill of Elasticsearch's disks, every copy counted. */
  readonly filledGiB: number;
  readonly figures: readonly Figure[];
}

/**
 * Bytes of a primary shard per byte of raw line: 169 stored (`make bench-storage`) of 464 raw (`make bench-collect`, the same
 * catalogue), and a fifth more, because the benchmark merges an index to one segment and the lifecycle does not.
 */
export const storedPerRaw = 0.45;

/** Bytes in Logstash's queue per byte of raw line: 1.4 to 1.6 by `make replay`, and room for what Logstash's own format adds. */
const queuedPerRaw = 2;

/** Outage that the queue has to bridge: until somebody who is called has repaired Elasticsearch. */
const bridgedHours = 4;

/** Days between two polls of the lifecycle: an index is rolled over at most once in it. */
const pollDays = pollSeconds / 86_400;

/** Polls that an index lives, at most, beyond what the policy says. */
const latePolls = polls.rollover + polls.deletion;

/** Computes what a volume needs of every part; docs/adr/0010-capacity.md has the rules and where they come from. */
export function capacity(volume: Volume): Capacity {
  const { hot, cold, logstash } = volume;
  const storedGbPerDay = volume.gbPerDay * storedPerRaw;
  const oldestDays = age(volume.rolloverMaxAge) / 86_400;
  const fullDays = volume.rolloverMaxSizeGb / storedGbPerDay;
  const daysPerIndex = Math.max(pollDays, Math.min(oldestDays, fullDays));
  const rolledOverWithin = (days: number): number => Math.ceil(days / daysPerIndex);

  const kept = rolledOverWithin(volume.retentionDays + latePolls * pollDays);
  const indices: Indices = {
    count: 1 + kept,
    gib: storedGbPerDay * daysPerIndex,
    setting: fullDays < oldestDays ? "rolloverMaxSizeGb" : "rolloverMaxAge",
  };
  const onHot = cold.nodes === 0 ? indices.count : 1 + rolledOverWithin(latePolls * pollDays); // until they have moved
  const queuedPerHour = (volume.gbPerDay * queuedPerRaw) / 24 / logstash.replicas;
  const filled = (size: TierSize, held: number): number => held * indices.gib * (1 + replicas(size.nodes));
  return {
    storedGbPerDay,
    indices: indices.count,
    queueHours: logstash.queueGiB / queuedPerHour,
    givenGiB: hot.nodes * hot.diskGiB + cold.nodes * cold.diskGiB + logstash.replicas * logstash.queueGiB,
    filledGiB: filled(hot, onHot) + (cold.nodes === 0 ? 0 : filled(cold, kept)),
    figures: [
      ...tierFigures("hot", hot, onHot, indices),
      ...(cold.nodes === 0 ? [] : tierFigures("cold", cold, kept, indices)),
      {
        of: "logstash",
        what: "queue",
        need: queuedPerHour * bridgedHours,
        limit: logstash.queueGiB,
        rule: `to bridge ${String(bridgedHours)} hours without Elasticsearch`,
        raise: ["logstashQueueGiB", "logstashReplicas"],
      },
    ],
  };
}

/** Whether there is what is needed. */
export const fits = ({ need, limit }: Figure): boolean => need <= limit;

/** What is needed and not there, and what would help. */
export function misfit({ what, of, need, limit, rule, raise }: Figure): string {
  const unit = what === "shards" ? "shards" : `GiB of ${what}`;
  const each = of === "logstash" ? "instance of Logstash" : `${of} node`;
  const lower = what === "queue" ? "gbPerDay" : "gbPerDay or retentionDays";
  return (
    `${needed(need)} ${unit} per ${each}, more than ${given(limit)} (${rule}): ` +
    `raise ${raise.join(" or ")}, or lower ${lower}`
  );
}

/** A need to three digits, rounded up, so that it never looks as if it would fit. */
export const needed = (value: number): string => rounded(value, Math.ceil);

/** What there is to three digits, rounded down. */
export const given = (value: number): string => rounded(value, Math.floor);

function rounded(value: number, towards: (value: number) => number): string {
  const scale = value >= 100 ? 1 : value >= 10 ? 10 : 100;
  return String(towards(Number((value * scale).toFixed(6))) / scale); // 0.07 * 100 is 7.000000000000001
}
