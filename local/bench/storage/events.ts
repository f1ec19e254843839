import { createHash } from "node:crypto";
import type { LogEvent } from "../../../components/shared/events/event";
import type { FieldName } from "../../../components/shared/record";
import { exampleOf } from "../../contract/example";
import { dotted, type JsonObject, nested } from "../../contract/nested";
import { serviceEvents } from "../../contract/schema";

/** An event with its document id, as Logstash hands it to Elasticsearch. */
export interface StoredEvent {
  readonly id: string;
  readonly document: JsonObject;
}

/** How many there are of what comes again and again. Assumed: a middle-sized company. */
const population = { users: 2000, addresses: 5000, partners: 50, nodes: 3 } as const;
/** Events in a bulk request. */
export const batch = 1000;
const start = Date.UTC(2026, 0, 1);

/**
 * Records as they are stored: the catalogue's events in random order, each with its own time, ids and amounts, always the
 * same ones. They have the shape that the real Filebeat and the real scripts of Logstash give them; a test compares.
 *
 * @param linesPerTrace how many records share a trace with its request and its message
 */
export function* storedEvents(count: number, linesPerTrace: number): Generator<StoredEvent> {
  const random = generator();
  for (let line = 0; line < count; line++) {
    const event = serviceEvents[Math.floor(random() * serviceEvents.length)] as LogEvent;
    yield {
      id: hash("id", line, 8, "base64"),
      document: stored(event, line, Math.floor(line / linesPerTrace), random),
    };
  }
}

/** The events as bodies of bulk requests, as Logstash's output makes them: `create`, with the id. */
export function* bulkRequests(count: number, linesPerTrace: number): Generator<string> {
  let lines: string[] = [];
  for (const { id, document } of storedEvents(count, linesPerTrace)) {
    lines.push(JSON.stringify({ create: { _id: id } }), JSON.stringify(document));
    if (lines.length < 2 * batch) continue;
    yield `${lines.join("\n")}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join("\n")}\n`;
}

/** Id of the trace of that number. */
export const traceOf = (trace: number): string => hash("trace", trace, 16);

/** The record of an event after collection and normalisation. */
function stored(event: LogEvent, line: number, trace: number, random: () => number): JsonObject {
  const oneOf = (count: number): number => Math.floor(random() ** 2 * count); // some come more often than others
  const amount = (from: number, to: number): number => Math.round(10 ** (from + (to - from) * random()));
  const service = event.services[oneOf(event.services.length)] ?? "mes-api";
  const own: Partial<Record<FieldName, unknown>> = {
    "trace.id": traceOf(trace),
    "span.id": hash("span", line, 8),
    "order.id": String(100_000 + Math.floor(line / 40) + oneOf(200)),
    "event.duration": amount(6, 9),
    "http.request.id": hash("request", trace, 4),
    "messaging.message.id": hash("message", trace, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
    "request.idempotency_hash": hash("key", line, 32),
    "organization.id": `partner-${String(oneOf(population.partners))}`,
    "order.previous_status_duration": amount(10, 14),
    "file.hash.sha256": hash("file", line, 32),
    "file.size": amount(4, 8),
    "order.model.polygons": amount(3, 6),
    "service.node.name": `${service}-5d4f7-${String(oneOf(population.nodes))}`,
    "user.hash": hash("user", oneOf(population.users), 32),
    "user.target.hash": hash("user", oneOf(population.users), 32),
    "client.ip_hash": hash("address", oneOf(population.addresses), 32),
  };
  const at = new Date(start + line * 37 + oneOf(30));
  const written = Object.fromEntries(dotted(exampleOf(event, { at, service })));
  const sent = Object.fromEntries(
    Object.entries(asStored(written)).map(([name, value]) => [name, own[name as FieldName] ?? value]),
  );
  const stored = { ...sent, ...addedOnTheWay(service, line, at, "user.hash" in sent || "client.ip_hash" in sent) };
  const size = Buffer.byteLength(JSON.stringify(nested(Object.entries(stored))));
  return nested(Object.entries({ ...stored, "log.bytes": size }));
}

/** Filebeat puts hashes in the place of whom and where from. */
function asStored(written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { "user.id": user, "user.target.id": target, "client.ip": address, ...rest } = written;
  return {
    ...rest,
    ...(user !== undefined && { "user.hash": "" }),
    ...(target !== undefined && { "user.target.hash": "" }),
    ...(address !== undefined && { "client.ip_hash": "" }),
  };
}

/** What Filebeat, Logstash's scripts and Logstash's output add. */
function addedOnTheWay(service: string, line: number, at: Date, hashed: boolean): Record<string, unknown> {
  return {
    ...(hashed && { "labels.pseudonym_key": "1" }),
    "ecs.version": "8.0.0",
    "log.file.path": `/var/log/services/${service}/${service}.log`,
    "log.offset": line * 466,
    "service.environment": "prod",
    "calendar.hour": at.getUTCHours(), // of a place at UTC
    "calendar.weekday": at.getUTCDay() === 0 ? 7 : at.getUTCDay(),
    "data_stream.type": "logs",
    "data_stream.dataset": "services",
    "data_stream.namespace": "prod",
  };
}

function hash(what: string, of: number, bytes: number, encoding: "base64" | "hex" = "hex"): string {
  return createHash("sha256")
    .update(`${what} ${String(of)}`)
    .digest()
    .subarray(0, bytes)
    .toString(encoding);
}

/** Numbers from 0 to 1, always the same: the generator of Numerical Recipes. */
function generator(): () => number {
  let state = 1;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
