import * as elasticstack from "@pulumi/elasticstack";
import * as pulumi from "@pulumi/pulumi";
import type { KeptLogs } from "./shared/connection";
import type { SnapshotStore } from "./shared/snapshot-store";

export interface SnapshotsArgs {
  readonly store: SnapshotStore;
  /** Days until a snapshot expires; whole, at least 1. */
  readonly days: number;
  /** What is kept. */
  readonly storage: KeptLogs;
}

/** UTC, in Elasticsearch's cron; an hour before its own daily deletion of expired snapshots (`slm.retention_schedule`, 01:30). */
const schedule = "0 30 0 * * ?";

/** A copy of the data stream every night in a store of its own, each deleted in time. */
export class Snapshots extends pulumi.ComponentResource {
  /** Days, at most, from when Elasticsearch takes a line until it stands in no snapshot any more. */
  readonly lifetimeDays: number;

  constructor(name: string, args: SnapshotsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Snapshots", name, {}, opts);
    const fixedName = { parent: this, deleteBeforeReplace: true };

    const repository = new elasticstack.ElasticsearchSnapshotRepository(
      `${name}-repository`,
      { name: "logs-services", verify: true, ...location(args.store) },
      fixedName,
    );
    new elasticstack.ElasticsearchSnapshotLifecycle(
      `${name}-lifecycle`,
      {
        name: "logs-services",
        repository: repository.name,
        schedule,
        snapshotName: "<logs-services-{now/d}>",
        indices: [args.storage.dataStream],
        ignoreUnavailable: true, // before the first line there is no data stream
        includeGlobalState: false, // what the program declares, it can declare again
        expireAfter: `${String(args.days)}d`,
        minCount: 1, // if snapshots fail, the last good one stays
        maxCount: maxSnapshots(args.days),
      },
      fixedName,
    );

    this.lifetimeDays = daysWithSnapshots(args.storage.lifetimeDays.atMost, args.days);
    this.registerOutputs({ lifetimeDays: this.lifetimeDays });
  }
}

/**
 * Days, with two decimals, until a line stands in no snapshot: Elasticsearch deletes expired ones once a day.
 *
 * @param lifetimeDays until the line is gone from the data stream
 * @param days until a snapshot expires
 */
export function daysWithSnapshots(lifetimeDays: number, days: number): number {
  return Math.round((lifetimeDays + days + 1) * 100) / 100;
}

/** Snapshots, at most, by the days until one expires: one a night, the one that is about to go, and one made by hand. */
export function maxSnapshots(days: number): number {
  return days + 2;
}

function location(store: SnapshotStore) {
  if (store.type === "fs") return { fs: { location: "logs", compress: true } }; // below the nodes' path.repo
  const { endpoint, bucket } = store;
  return { s3: { endpoint, bucket, basePath: "logs", pathStyleAccess: true, compress: true } }; // few stores have a host name per bucket
}
