import { events } from "../../components/shared/events";
import type { LogEvent } from "../../components/shared/events/event";
import { type Level, levelDialects } from "../../components/shared/levels";
import { aliases, fieldOf, type FieldName, sentAs, sentFields, storedFields } from "../../components/shared/record";
import type { RecordField } from "../../components/shared/record/field";
import type { JsonObject } from "./nested";

/** A time that names its zone. */
export const zonedTime = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}([.,]\\d+)?(Z|[+-]\\d{2}:?\\d{2})$";

/** The events that services write, all but the pipeline's own. */
export const serviceEvents = events.filter(({ services }) => services.length > 0);

interface Leaf {
  readonly name: string;
  readonly schema: JsonObject;
  readonly required: boolean;
}

/** JSON Schema of the record as a service writes it, nested. */
export function recordSchema(): JsonObject {
  const collectors = storedFields.filter((name) => fieldOf(name).byCollector === true);
  const leaves: Leaf[] = [
    ...sentFields.map((name) => ({ name, schema: valueOf(name), required: fieldOf(name).mandatory === "record" })),
    ...collectors.map((name) => ({
      name,
      schema: { description: "written by the platform", not: {} },
      required: false,
    })),
    { name: "labels", schema: { description: "the only open place", type: "object" }, required: false },
  ];
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A log record as a service writes it",
    description: `Keys may be dotted, nested or mixed; this describes the nested form. ${aliasNote()}`,
    ...tree(leaves),
    allOf: serviceEvents.map(({ action }) => ({
      if: tree([{ name: "event.action", schema: { const: action }, required: true }]),
      then: { $ref: `#/$defs/${action}` },
    })),
    $defs: Object.fromEntries(serviceEvents.map((event) => [event.action, eventSchema(event)])),
  };
}

function aliasNote(): string {
  const words = Object.entries(aliases).map(([word, name]) => `'${word}' is read as '${name}'`);
  return `${words.join(", ")}.`;
}

/** What an event asks for beyond the record. */
function eventSchema(event: LogEvent): JsonObject {
  const { requiredWhen: when } = event;
  const asked: Leaf[] = event.required.map((name) => ({
    name: sentAs(name),
    schema: only(event, name),
    required: true,
  }));
  return {
    description: event.when,
    ...tree([
      { name: "log.level", schema: { enum: event.levels.flatMap(spellings) }, required: true },
      { name: "service.name", schema: { enum: event.services }, required: true },
      { name: "event.module", schema: { const: event.module }, required: true },
      ...asked,
    ]),
    ...(when && {
      if: tree([{ name: sentAs(when.field), schema: { const: when.is }, required: true }]),
      then: tree(when.required.map((name) => ({ name: sentAs(name), schema: {}, required: true }))),
    }),
  };
}

function only(event: LogEvent, name: FieldName): JsonObject {
  const values = event.values?.[name];
  if (values === undefined) return {};
  if (fieldOf(name).many !== true) return { enum: values };
  return { anyOf: [{ enum: values }, { type: "array", contains: { enum: values } }] };
}

function valueOf(name: FieldName): JsonObject {
  const field = fieldOf(name);
  const unit = field.unit === undefined ? "" : ` (${field.unit})`;
  const becomes = field.becomes === undefined ? "" : `; the collector puts '${field.becomes}' in its place`;
  return { description: `${field.meaning}${unit}${becomes}`, ...typeOf(name, field), examples: [field.example] };
}

function typeOf(name: FieldName, { type, values, many }: RecordField): JsonObject {
  if (name === "log.level") return { enum: Object.values(levelDialects).flatMap((words) => words.flatMap(cases)) };
  if (many === true) return { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] };
  if (values !== undefined) return { enum: values };
  switch (type) {
    case "keyword":
    case "text":
      return { type: "string", minLength: 1 };
    case "date":
      return { type: "string", pattern: zonedTime };
    case "byte":
    case "long":
      return { type: "integer" };
    case "double":
      return { type: "number" };
    case "boolean":
      return { type: "boolean" };
  }
}

const spellings = (level: Level): string[] => levelDialects[level].flatMap(cases);

/** A word as libraries write it; the collector takes any case. */
const cases = (word: string): string[] => [word.toUpperCase(), word, word.charAt(0).toUpperCase() + word.slice(1)];

/** The schema of nested objects for leaves with dotted names. */
function tree(leaves: readonly Leaf[]): JsonObject {
  const heads = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const head = leaf.name.split(".", 1).join();
    heads.set(head, [...(heads.get(head) ?? []), { ...leaf, name: leaf.name.slice(head.length + 1) }]);
  }
  const required = [...heads].filter(([, inner]) => inner.some((leaf) => leaf.required)).map(([head]) => head);
  const properties = [...heads].map(([head, inner]) => {
    const value = inner.find(({ name }) => name === "");
    return [head, value?.schema ?? tree(inner)];
  });
  return {
    type: "object",
    properties: Object.fromEntries(properties) as JsonObject,
    ...(required.length > 0 && { required }),
  };
}
