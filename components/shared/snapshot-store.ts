/** Where snapshots lie: a bucket that speaks S3, or a volume that every Elasticsearch node mounts. */
export type SnapshotStore =
  | { readonly type: "s3"; readonly endpoint: string; readonly bucket: string }
  | { readonly type: "fs"; readonly claim: string };

/** Kubernetes Secret beside the cluster with `s3.client.default.access_key` and `s3.client.default.secret_key`; made by hand, so that no state of Pulumi holds them. */
export const snapshotCredentials = "snapshot-credentials";

/**
 * The store that a setting names: `https://s3.example.com/bucket` or `claim:NAME` for a PersistentVolumeClaim; undefined if
 * it is neither. Without TLS whole indices would pass in clear.
 */
export function snapshotStore(setting: string): SnapshotStore | undefined {
  const claim = /^claim:([a-z0-9]([-a-z0-9]*[a-z0-9])?)$/.exec(setting)?.[1];
  if (claim !== undefined) return { type: "fs", claim };
  const address = /^(https:\/\/[a-z0-9.-]+(?::\d+)?)\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$/; // a bucket's name by S3's rule
  const [, endpoint, bucket] = address.exec(setting) ?? [];
  return endpoint === undefined || bucket === undefined ? undefined : { type: "s3", endpoint, bucket };
}
