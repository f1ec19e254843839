import type { LogEvent, ServiceName } from "../../components/shared/events/event";
import type { Level } from "../../components/shared/levels";
import { fieldOf, type FieldName, sentAs } from "../../components/shared/record";
import { type JsonObject, nested } from "./nested";

/** What an example may say otherwise. */
export interface ExampleOptions {
  /** When it happened; now, unless said. */
  readonly at?: Date;
  /** Who wrote it; the first of the event's services, unless said. */
  readonly service?: ServiceName;
  /** The first of the event's levels, unless said. */
  readonly level?: Level;
  /** Values instead of the record's examples, by the names that a service writes. */
  readonly values?: Readonly<Partial<Record<FieldName, unknown>>>;
}

/** A record of an event with everything it may have, nested, as a service writes it: `user.id`, not `user.hash`. */
export function exampleOf(event: LogEvent, options: ExampleOptions = {}): JsonObject {
  const stored: readonly FieldName[] = [...event.required, ...(event.optional ?? [])];
  const fields: Partial<Record<FieldName, unknown>> = {
    "@timestamp": (options.at ?? new Date()).toISOString(),
    "log.level": options.level ?? event.levels[0],
    message: messageOf(event),
    "service.name": options.service ?? event.services[0] ?? fieldOf("service.name").example,
    "event.module": event.module,
    "event.action": event.action,
    "event.category": [event.category],
    "event.type": event.type,
    ...Object.fromEntries(stored.map((name) => [sentAs(name), valueIn(event, name)])),
    "trace.id": fieldOf("trace.id").example,
    "span.id": fieldOf("span.id").example,
    ...options.values,
  };
  return nested(Object.entries(fields));
}

/** The event's name as a short constant text, for example `order file uploaded`. */
function messageOf({ action }: LogEvent): string {
  return action.replaceAll(/[._]/g, " ");
}

/** A value that the field may have in this event. */
export function valueIn(event: LogEvent, name: FieldName): unknown {
  const { example, many } = fieldOf(sentAs(name));
  const values = event.values?.[name];
  if (values === undefined) return example;
  return many === true ? [values[0]] : values.at(-1); // the last one: a reason that asks for more fields, if any does
}
