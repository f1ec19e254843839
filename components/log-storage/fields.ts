/** A field of the record as Elasticsearch maps it. */
export type Field =
  | { type: "keyword"; ignore_above?: number }
  | { type: "match_only_text" }
  | { type: "date" }
  | { type: "long" }
  | { type: "alias"; path: string };

const keyword: Field = { type: "keyword", ignore_above: 1024 };

/**
 * The record: what every line of every service has, by ECS names, with aliases for the words of the decision
 * (date, module, level). Fields of single events join it with the event catalogue.
 */
export const fields = {
  "@timestamp": { type: "date" },
  date: { type: "alias", path: "@timestamp" },
  "event.module": keyword,
  module: { type: "alias", path: "event.module" },
  "log.level": keyword,
  level: { type: "alias", path: "log.level" },
  message: { type: "match_only_text" },
  "ecs.version": keyword,
  "error.message": { type: "match_only_text" },
  "error.stack_trace": { type: "match_only_text" }, // a keyword longer than 32766 bytes would be refused
  "error.type": keyword,
  "event.action": keyword,
  "event.duration": { type: "long" },
  "event.outcome": keyword,
  "http.request.id": keyword,
  "log.logger": keyword,
  "service.environment": keyword,
  "service.name": keyword,
  "service.node.name": keyword,
  "service.version": keyword,
  "span.id": keyword,
  tags: keyword,
  "trace.id": keyword,
} as const satisfies Readonly<Record<string, Field>>;

/** The mapping: only `labels.*` is open, so that no service can make the mapping grow. */
export const mapping = {
  dynamic: false,
  properties: { ...fields, labels: { type: "flattened", ignore_above: 1024 } },
};
