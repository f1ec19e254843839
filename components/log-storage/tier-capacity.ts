import { mapping } from "./fields";
import { replicas } from "./lifecycle";
import type { TierSize } from "./volume";

/** One number that has to fit: what the volume needs against what there is, per node or instance. */
export interface Figure {
  readonly of: "hot" | "cold" | "logstash";
  readonly what: "shards" | "disk" | "heap" | "queue";
  /** GiB, or a count of shards. */
  readonly need: number;
  /** In the unit of `need`. */
  readonly limit: number;
  /** Where the limit comes from. */
  readonly rule: string;
  /** Settings that make it fit when they are raised, the first one first. */
  readonly raise: readonly [string, ...string[]];
}

/** The indices of the data stream. */
export interface Indices {
  /** In the whole cluster, the one that is written to included. */
  readonly count: number;
  /** GiB of a primary shard. */
  readonly gib: number;
  /** The setting that makes them fewer. */
  readonly setting: "rolloverMaxAge" | "rolloverMaxSizeGb";
}

/** `cluster.max_shards_per_node`: at this many per node Elasticsearch refuses new indices, and so the rollover. */
const maxShardsPerNode = 1000;

/** Indices of Kibana, security and alerting, on the hot nodes: an allowance, not a measurement. */
const otherIndices = 50;

/** Elastic's "Size your shards": 1 GiB of a master's heap for so many indices, 1 KiB of a data node's for each field of each. */
const indicesPerMasterGiB = 3000;
const kibPerField = 1;

/** Fields as Elasticsearch counts them: with the objects around them. */
const fieldCount = new Set(
  Object.keys(mapping.properties).flatMap((name) =>
    name.split(".").map((_, part, parts) => parts.slice(0, part + 1).join(".")),
  ),
).size;

/** What a tier that holds so many of the indices needs on each of its nodes. */
export function tierFigures(of: "hot" | "cold", size: TierSize, held: number, indices: Indices): Figure[] {
  const copies = 1 + replicas(size.nodes);
  const perNode = (count: number): number => Math.ceil((count * copies) / size.nodes);
  const isMaster = of === "hot";
  const forFields = (perNode(held) * fieldCount * kibPerField) / 1024 ** 2;
  const forState = isMaster ? (indices.count + otherIndices) / indicesPerMasterGiB : 0;
  return [
    {
      of,
      what: "shards",
      need: perNode(isMaster ? held + otherIndices : held),
      limit: maxShardsPerNode,
      rule: "cluster.max_shards_per_node",
      raise: [indices.setting, `${of}Nodes`],
    },
    {
      of,
      what: "disk",
      need: perNode(held) * indices.gib,
      limit: fillable(size.diskGiB),
      rule: `the low watermark of ${String(size.diskGiB)} GiB`,
      raise: [`${of}DiskGiB`, `${of}Nodes`],
    },
    {
      of,
      what: "heap",
      need: forFields + forState,
      limit: size.memoryGiB / 4,
      rule: "half of the heap; the rest is for writing and searching",
      raise: [`${of}MemoryGiB`, indices.setting],
    },
  ];
}

/** Up to the low watermark, above which a node takes no new shard; Elasticsearch's default leaves 15 % free, at most 200 GiB. */
function fillable(diskGiB: number): number {
  return diskGiB - Math.min(0.15 * diskGiB, 200);
}
