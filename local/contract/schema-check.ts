import Ajv2020, { type ErrorObject } from "ajv/dist/2020";
import { eventNamed } from "../../components/shared/events";
import type { LogEvent } from "../../components/shared/events/event";
import { fieldNames, fieldOf, type FieldName, isFieldName } from "../../components/shared/record";
import { valueIn } from "./example";
import { type JsonObject, nested } from "./nested";
import { error, type Problem, shown } from "./problem";
import { recordSchema, serviceEvents } from "./schema";
import { nearest } from "./nearest";

// strictTypes would ask each enum and const for a type that these say already
const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(recordSchema());

/** Every object that a record may have, empty: so that a missing field is told by its whole name. */
const emptyGroups = fieldNames
  .filter((name) => name.includes("."))
  .map((name) => [name.slice(0, name.lastIndexOf(".")), {}] as const)
  .sort(([one], [other]) => one.length - other.length);

/** What a record breaks of the schema: at most one problem for each field. */
export function schemaProblems(fields: ReadonlyMap<string, unknown>): Problem[] {
  if (validate(nested([...emptyGroups, ...fields]))) return [];
  const event = eventNamed(String(fields.get("event.action")));
  const problems = new Map<string, Problem>();
  for (const found of validate.errors ?? []) {
    const name = nameOf(found);
    if (isFieldName(name) && !problems.has(name)) problems.set(name, told(name, found, fields.get(name), event));
  }
  return [...problems.values()];
}

/** The field's dotted name; a list's member counts as the list. */
function nameOf({ instancePath, params }: ErrorObject): string {
  const missing = (params as JsonObject)["missingProperty"];
  const path = instancePath.split("/").filter((part) => part !== "" && !/^\d+$/.test(part));
  return [...path, ...(typeof missing === "string" ? [missing] : [])].join(".");
}

function told(name: FieldName, { keyword }: ErrorObject, value: unknown, event: LogEvent | undefined): Problem {
  const { meaning, example, byCollector } = fieldOf(name);
  const written = `${name} ${shown(value)}`;
  const of = event === undefined ? "" : ` of ${event.action}`;
  const whose = event === undefined ? "the record" : event.action;
  if (value === undefined)
    return error(
      `${name} missing${of}`,
      `${whose} lacks ${name}`,
      `Write it (${meaning}), for example ${shown(event === undefined ? example : valueIn(event, name))}.`,
    );
  if (byCollector === true) return error(`${name} sent`, `${name} is written by the platform alone`, insteadOf(name));
  if (keyword === "minLength")
    return error(`${name} empty`, `${name} is empty`, `Write it, for example ${shown(example)}.`);
  if (keyword === "pattern")
    return error(
      `${name} zone`,
      `${written} is no time with a zone`,
      `Write ISO 8601 with Z or an offset: ${shown(example)}.`,
    );
  const allowed = allowedFor(name, event);
  if (allowed === undefined || allowed.some((one) => typeof one !== typeof value && !Array.isArray(value)))
    return error(`${name} type`, `${written} is not ${kindOf(name)}`, `Write it as in ${shown(example)}.`);
  if (event !== undefined && isEventsOwn(name, event))
    return error(
      `${name}${of}`,
      `${written} does not fit ${event.action}`,
      `Write ${allowed.map(shown).join(" or ")}.`,
    );
  return error(`${name} value`, `${written} is none of the record's values`, `Write ${allowed.map(shown).join(", ")}.`);
}

function insteadOf(stored: FieldName): string {
  const source = fieldNames.find((name) => fieldOf(name).becomes === stored);
  return source === undefined ? "Leave it out." : `Write ${source} instead.`;
}

/** The only values that a field may have, here or anywhere. */
function allowedFor(name: FieldName, event: LogEvent | undefined): readonly unknown[] | undefined {
  const anywhere = fieldOf(name).values;
  if (event === undefined) return anywhere;
  if (name === "log.level") return event.levels;
  if (name === "service.name") return event.services;
  if (name === "event.module") return [event.module];
  return event.values?.[name] ?? anywhere;
}

const isEventsOwn = (name: FieldName, event: LogEvent): boolean =>
  ["log.level", "service.name", "event.module"].includes(name) || event.values?.[name] !== undefined;

const kinds = {
  keyword: "a text",
  text: "a text",
  date: "a time",
  byte: "a whole number",
  long: "a whole number",
  double: "a number",
  boolean: "true or false",
};

const kindOf = (name: FieldName): string =>
  fieldOf(name).many === true ? "a text or a list of texts" : kinds[fieldOf(name).type];

/** The problem of an event that the catalogue does not have; none for a known one or no event at all. */
export function unknownAction(action: unknown): Problem[] {
  if (typeof action !== "string" || serviceEvents.some((event) => event.action === action)) return [];
  const close = nearest(
    action,
    serviceEvents.map((event) => event.action),
  );
  const hint = close === undefined ? "" : `did you mean '${close}'? `;
  const remedy = `${hint}Take the name from the catalogue (docs/logging-guide.md), or leave event.action out.`;
  return [error(`action ${action}`, `event.action '${action}' is not in the catalogue`, capital(remedy))];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
