import { age } from "../shared/units";

/** How long logs are kept and when an index is closed to writing. */
export interface Retention {
  /** Days after rollover until an index is deleted. */
  readonly retentionDays: number;
  /** Age at which an index is rolled over, for example `1d`. */
  readonly rolloverMaxAge: string;
  /** Size of the primary shard, and so of the one-shard index, at which it is rolled over; GB as Elasticsearch counts them, 2^30 bytes. */
  readonly rolloverMaxSizeGb: number;
}

/**
 * The phases of the decision: hot until 1 day or 1 GB, cold right after, gone after the retention.
 * `minAge` counts from rollover.
 *
 * @param nodes of the smaller tier: a copy that no node can take would block deletion for ever, and Elasticsearch waits for
 * all copies before it moves an index from the hot tier to the cold one
 */
export function phases(retention: Retention, nodes: number) {
  return {
    hot: {
      minAge: "0ms",
      rollover: { maxAge: retention.rolloverMaxAge, maxPrimaryShardSize: bytes(retention.rolloverMaxSizeGb) },
      setPriority: { priority: 100 },
    },
    cold: {
      minAge: "0ms",
      readonly: { enabled: true },
      setPriority: { priority: 0 },
      allocate: { numberOfReplicas: replicas(nodes) },
      migrate: { enabled: true }, // to the nodes of the cold tier, where there are any
    },
    delete: { minAge: `${String(retention.retentionDays)}d`, delete: { deleteSearchableSnapshot: true } },
  };
}

/** Elasticsearch takes no more than two decimals, so a part of a gigabyte stands in megabytes. */
function bytes(gb: number): string {
  return Number.isInteger(gb) ? `${String(gb)}gb` : `${String(Math.round(gb * 1024))}mb`;
}

/** Copies beside the primary that a number of nodes can hold, at most one. */
export function replicas(nodes: number): number {
  return Math.min(1, nodes - 1);
}

/** Seconds between two polls of the lifecycle: `indices.lifecycle.poll_interval` as Elasticsearch has it, 10 minutes. */
export const pollSeconds = 600;

/**
 * Polls that pass, at most, before what is due has happened. An index is rolled over by the first poll that finds it old
 * enough; after the retention one poll enters the phase, and the delete action has two conditions that take a poll each.
 */
export const polls = { rollover: 1, deletion: 3 } as const;

/** Seconds from when Elasticsearch takes a line until it is gone. */
export interface Lifetime {
  /** Of the last line before a rollover. */
  readonly atLeast: number;
  /** Of the first line of an index that only its age rolls over. */
  readonly atMost: number;
}

/** The bounds on a line's age that follow from the policy, as long as the lifecycle runs and no index is stuck. */
export function lifetime({
  retentionDays,
  rolloverMaxAge,
}: Pick<Retention, "retentionDays" | "rolloverMaxAge">): Lifetime {
  const atLeast = retentionDays * 86_400;
  return { atLeast, atMost: age(rolloverMaxAge) + atLeast + (polls.rollover + polls.deletion) * pollSeconds };
}

/** Days with two decimals, rounded up, so that an upper bound stays one. */
export function inDays(seconds: number): number {
  return Math.ceil(seconds / 864) / 100;
}
