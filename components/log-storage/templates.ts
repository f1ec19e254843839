import type { FieldName } from "../shared/record";

/** Above Elastic's own templates for `logs-*-*`, which have 100. */
export const priority = 500;

/** Fields that the mapping may have, objects counted: it has about a hundred, and none can join them. */
const fieldLimit = 500;

/** Lines of one event lie together, the newest first: what is alike compresses well. */
const order: readonly (readonly [FieldName, "asc" | "desc"])[] = [
  ["event.action", "asc"],
  ["@timestamp", "desc"],
];

/** How the data stream's indices keep records. */
export interface Storage {
  /** Whether they are in index mode logsdb. */
  readonly logsdb: boolean;
  /** Copies beside the primary. */
  readonly replicas: number;
}

/** Settings of every index, written as Elasticsearch gives them back. */
export function settings({ logsdb, replicas }: Storage): object {
  return {
    index: {
      codec: "best_compression",
      mapping: {
        ignore_malformed: "true", // a number that is none is kept, and the record says so in _ignored
        total_fields: { limit: String(fieldLimit) },
        ...(logsdb && { source: { mode: "stored" } }), // to compute it instead (synthetic) takes a paid licence
      },
      ...(logsdb && { mode: "logsdb" }),
      number_of_replicas: String(replicas),
      number_of_shards: "1",
      sort: { field: order.map(([field]) => field), order: order.map(([, direction]) => direction) },
    },
  };
}

/** Under which policy every index lives. */
export const lifecycle = (policy: string): object => ({ index: { lifecycle: { name: policy } } });
