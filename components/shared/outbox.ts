const keyword = { type: "keyword", ignore_above: 1024 } as const;
const onlyRead = { ...keyword, index: false, doc_values: false } as const;

/** A notification as the rules write it, by how it is mapped. */
export const outboxFields = {
  "@timestamp": { type: "date" },
  "delivery.id": keyword,
  "alert.id": keyword,
  "alert.key": keyword,
  "alert.value": keyword,
  "rule.id": keyword,
  "rule.name": keyword,
  "rule.severity": keyword,
  "rule.owner": keyword,
  message: { type: "match_only_text" },
  "link.search": onlyRead,
  "link.runbook": onlyRead,
} as const;

/** Name of a field of a notification. */
export type OutboxField = keyof typeof outboxFields;
