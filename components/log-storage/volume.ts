import type { Retention } from "./lifecycle";

/** What each node of a tier is given. */
export interface TierSize {
  readonly nodes: number;
  /** GiB; the heap is half of it. */
  readonly memoryGiB: number;
  /** GiB. */
  readonly diskGiB: number;
}

/** How much is written, how long it is kept, and what it is kept on. */
export interface Volume extends Retention {
  /** Log lines of all services together as they write them, in GB a day; GB as Elasticsearch counts them, 2^30 bytes. */
  readonly gbPerDay: number;
  readonly hot: TierSize;
  /** Without nodes the hot ones hold this tier too. */
  readonly cold: TierSize;
  readonly logstash: {
    readonly replicas: number;
    /** GiB per replica. */
    readonly queueGiB: number;
  };
}
