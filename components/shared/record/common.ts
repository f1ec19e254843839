import { levels } from "../levels";
import { modules } from "../modules";
import type { RecordField } from "./field";

/** What any record may say, whatever happened: when, where, how grave, in which trace, with which error. */
export const commonFields = {
  "@timestamp": {
    type: "date",
    meaning: "when it happened by the service's clock: ISO 8601 with milliseconds and a zone, best UTC",
    example: "2026-11-25T10:15:00.067Z",
    mandatory: "record",
  },
  "log.level": {
    type: "keyword",
    meaning: "how grave it is; other spellings of the libraries are mapped",
    example: "INFO",
    mandatory: "record",
    values: levels,
  },
  message: {
    type: "text",
    meaning: "a short constant text; data belongs into fields",
    example: "order submitted",
    mandatory: "record",
  },
  "service.name": { type: "keyword", meaning: "the service", example: "mes-api", mandatory: "record" },
  "event.module": {
    type: "keyword",
    meaning: "the part of the system it is about",
    example: "orders",
    mandatory: "record",
    values: modules,
  },
  "event.action": {
    type: "keyword",
    meaning: "the event's name in the catalogue; absent on any other line",
    example: "order.submitted",
    mandatory: "event",
  },
  "event.category": {
    type: "keyword",
    meaning: "ECS category; the catalogue knows it, so it may be left out",
    example: ["api"],
    many: true,
  },
  "event.type": {
    type: "keyword",
    meaning: "ECS type; the catalogue knows it, so it may be left out",
    example: ["change"],
    many: true,
  },
  "event.outcome": {
    type: "keyword",
    meaning: "how it ended",
    example: "success",
    values: ["success", "failure", "unknown"],
  },
  "event.duration": { type: "long", meaning: "how long it took", unit: "ns", example: 184_000_000 },
  "event.reason": { type: "keyword", meaning: "why, as a short constant word", example: "taken_by_another" },
  "service.version": { type: "keyword", meaning: "the service's release", example: "2.14.0" },
  "service.environment": { type: "keyword", meaning: "dev, stage or prod", example: "prod" },
  "service.node.name": { type: "keyword", meaning: "the instance, for example the pod", example: "mes-api-5d4f7" },
  "log.logger": { type: "keyword", meaning: "class or logger that wrote it", example: "com.example.OrderService" },
  "log.bytes": {
    type: "long",
    meaning: "size of the whole record as JSON, but for this field",
    unit: "bytes",
    example: 612,
    byCollector: true,
  },
  "trace.id": {
    type: "keyword",
    meaning: "the trace it belongs to, 32 hex digits as in `traceparent`",
    example: "4bf92f3577b34da6a3ce929d0e0e4736",
  },
  "span.id": { type: "keyword", meaning: "the span in that trace, 16 hex digits", example: "00f067aa0ba902b7" },
  "ecs.version": { type: "keyword", meaning: "version of ECS that the library writes", example: "8.11" },
  "error.type": { type: "keyword", meaning: "class of the error", example: "java.net.SocketTimeoutException" },
  "error.message": { type: "text", meaning: "what the error says", example: "Read timed out" },
  "error.stack_trace": {
    type: "text",
    meaning: "the whole stack trace, in one field",
    example:
      "java.net.SocketTimeoutException: Read timed out\n\tat com.example.OrderService.save(OrderService.java:42)",
  },
  tags: {
    type: "keyword",
    meaning: "marks such as `fatal`; the platform adds its own",
    example: ["fatal"],
    many: true,
  },
} as const satisfies Readonly<Record<string, RecordField>>;
