import type { RecordField } from "./field";

/** Requests, messages, databases and files. */
export const technicalFields = {
  "http.request.id": { type: "keyword", meaning: "the request, by header `X-Request-Id`", example: "b7ad6b71" },
  "http.request.method": { type: "keyword", meaning: "method", example: "POST" },
  "http.response.status_code": { type: "long", meaning: "status of the response", example: 201 },
  "http.route": { type: "keyword", meaning: "the route's template, never the path itself", example: "/orders/{id}" },
  "request.idempotency_hash": {
    type: "keyword",
    meaning: "SHA-256 of the partner's idempotency key",
    example: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
  },
  "messaging.system": { type: "keyword", meaning: "the broker's kind", example: "rabbitmq" },
  "messaging.operation.name": {
    type: "keyword",
    meaning: "what was done: publish, receive, process, ack or nack",
    example: "publish",
  },
  "messaging.destination.name": { type: "keyword", meaning: "exchange or queue", example: "orders" },
  "messaging.message.id": {
    type: "keyword",
    meaning: "the message, by AMQP property `message-id`",
    example: "0b6fbb1e-4c4f-4b37-9f0d-6a1f6f5e6a0c",
  },
  "messaging.rabbitmq.destination.routing_key": {
    type: "keyword",
    meaning: "routing key",
    example: "order.price_calculated",
  },
  "messaging.rabbitmq.redelivered": { type: "boolean", meaning: "whether it was delivered before", example: false },
  "messaging.rabbitmq.death_reason": {
    type: "keyword",
    meaning: "why it was dead-lettered, by header `x-death`",
    example: "rejected",
  },
  "destination.domain": { type: "keyword", meaning: "host that was to be reached", example: "rabbitmq" },
  "db.system": { type: "keyword", meaning: "kind of the database", example: "postgresql" },
  "db.operation": { type: "keyword", meaning: "what was done", example: "SELECT" },
  "db.query.hash": { type: "keyword", meaning: "hash of the query's text without its parameters", example: "a3c1f09e" },
  "db.pool.size": { type: "long", meaning: "connections that the pool may have", example: 20 },
  "db.pool.active": { type: "long", meaning: "connections in use", example: 20 },
  "db.pool.waiting": { type: "long", meaning: "callers that wait for one", example: 7 },
  "file.size": { type: "long", meaning: "size of the file", unit: "bytes", example: 1_048_576 },
  "file.extension": { type: "keyword", meaning: "extension of the file, without the dot", example: "stl" },
  "file.hash.sha256": {
    type: "keyword",
    meaning: "SHA-256 of the file",
    example: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  },
} as const satisfies Readonly<Record<string, RecordField>>;
