import type * as pulumi from "@pulumi/pulumi";
import type { SnapshotStore } from "../shared/snapshot-store";
import { podTemplate } from "./pod";
import type { NodeSet } from "./resource";

/** One tier: how many nodes and how large each is. */
export interface Tier {
  /** 0 only for the cold tier: the hot nodes hold it then. */
  readonly nodes: number;
  /** CPU cores. */
  readonly cpu: number;
  /** GiB; the heap is half of it, the rest is the file system's cache. */
  readonly memoryGiB: number;
  /** GiB. */
  readonly diskGiB: number;
}

export interface TierOptions {
  readonly hot: Tier;
  readonly cold: Tier;
  readonly zoneAware: boolean;
  /** Needs vm.max_map_count >= 1048576 on the Kubernetes nodes; without it Elasticsearch reads files more slowly. */
  readonly memoryMap: boolean;
  readonly storageClass: string;
  readonly priorityClass: pulumi.Input<string>;
  /** Undefined where no snapshots are taken. */
  readonly snapshotStore: SnapshotStore | undefined;
}

/** Where a volume for snapshots is mounted. */
const snapshotFolder = "/usr/share/elasticsearch/snapshots";

const hotRoles = ["master", "ingest", "transform", "data_content", "data_hot"];

/** The node sets of the cluster: hot nodes, which are also the masters, and cold ones where there are any. */
export function nodeSets(options: TierOptions): NodeSet[] {
  const { hot, cold } = options;
  if (cold.nodes === 0) return [nodeSet("hot", hot, [...hotRoles, "data_cold"], options)];
  return [nodeSet("hot", hot, hotRoles, options), nodeSet("cold", cold, ["data_cold"], options)];
}

function nodeSet(name: string, tier: Tier, roles: string[], options: TierOptions): NodeSet {
  const { zoneAware, priorityClass } = options;
  const claim = options.snapshotStore?.type === "fs" ? options.snapshotStore.claim : undefined;
  return {
    name,
    count: tier.nodes,
    config: {
      "node.roles": roles,
      "node.store.allow_mmap": options.memoryMap,
      ...(claim === undefined ? {} : { "path.repo": [snapshotFolder] }),
    },
    ...(zoneAware ? { zoneAwareness: {} } : {}),
    podTemplate: podTemplate({
      ...tier,
      set: name,
      zoneAware,
      priorityClass,
      snapshots: claim === undefined ? undefined : { claim, folder: snapshotFolder },
    }),
    volumeClaimTemplates: [
      {
        metadata: { name: "elasticsearch-data" }, // the name that ECK expects
        spec: {
          accessModes: ["ReadWriteOnce"],
          storageClassName: options.storageClass,
          resources: { requests: { storage: `${String(tier.diskGiB)}Gi` } },
        },
      },
    ],
  };
}
