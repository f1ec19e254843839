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
 * @param coldReplicas copies in the cold phase; more than the cold nodes can hold would block deletion for ever
 */
export function phases(retention: Retention, coldReplicas: number) {
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
      allocate: { numberOfReplicas: coldReplicas },
    },
    delete: { minAge: `${String(retention.retentionDays)}d`, delete: { deleteSearchableSnapshot: true } },
  };
}

/** Elasticsearch takes whole numbers with a unit only. */
function bytes(gb: number): string {
  return Number.isInteger(gb) ? `${String(gb)}gb` : `${String(Math.round(gb * 1024))}mb`;
}

/** Copies beside the primary that a number of nodes can hold, at most one. */
export function replicas(nodes: number): number {
  return Math.min(1, nodes - 1);
}
