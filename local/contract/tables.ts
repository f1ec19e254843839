import { events } from "../../components/shared/events";
import type { LogEvent } from "../../components/shared/events/event";
import { levelDialects, levels } from "../../components/shared/levels";
import { modules } from "../../components/shared/modules";
import { fieldNames, fieldOf, type FieldName, sentAs } from "../../components/shared/record";
import { code, table } from "./sections";

/** What each level is for. */
const levelMeanings: Readonly<Record<(typeof levels)[number], readonly [meaning: string, example: string]>> = {
  DEBUG: ["for developers, at their discretion; off in prod", "the steps of a calculation"],
  INFO: [
    "every main event: orders and their statuses, messages read and written, users created, changed, logged in",
    "order submitted",
  ],
  WARN: ["something abnormal that leaves the main function whole", "a message came twice and was ignored"],
  ERROR: ["something abnormal that breaks work", "no connection to the database in time"],
};

/** The levels: what they are for, and how libraries may spell them. */
export function levelTable(): string {
  return table(
    ["level", "for", "example", "also spelt"],
    levels.map((level) => {
      const others = levelDialects[level].filter((word) => word !== level.toLowerCase());
      return [code(level), ...levelMeanings[level], others.map(code).join(", ")];
    }),
  );
}

/** The events, a table for each module. */
export function eventTables(): string {
  return modules
    .map((module) => ({ module, of: events.filter((event) => event.module === module) }))
    .filter(({ of }) => of.length > 0)
    .map(({ module, of }) => `### ${module}\n\n${table(["event", "level", "by", "when", "fields"], of.map(eventRow))}`)
    .join("\n\n");
}

function eventRow(event: LogEvent): string[] {
  const by = event.services.length === 0 ? "the pipeline" : event.services.join(", ");
  return [code(event.action), event.levels.join(", "), by, event.when, fieldsOf(event)];
}

/** As a service writes them: the required ones, then the others in brackets. */
function fieldsOf(event: LogEvent): string {
  const when = event.requiredWhen;
  const required = event.required.map((name) => written(event, name));
  const optional = (event.optional ?? []).map((name) => {
    const asked = when?.required.includes(name) === true ? ` if ${code(when.field)} is ${code(when.is)}` : "";
    return `[${written(event, name)}${asked}]`;
  });
  return [...required, ...optional].join(", ");
}

function written(event: LogEvent, name: FieldName): string {
  const values = event.values?.[name]?.map((value) => code(String(value))).join(" or ");
  return values === undefined ? code(sentAs(name)) : `${code(sentAs(name))} = ${values}`;
}

const mandatory = { record: "every record", event: "every event" } as const;

/** The fields of the record. */
export function fieldTable(): string {
  return table(
    ["field", "type", "meaning", "example", "mandatory"],
    fieldNames.map((name) => {
      const field = fieldOf(name);
      const notes = [
        field.unit === undefined ? "" : `, in ${field.unit}`,
        field.becomes === undefined ? "" : `; stored as ${code(field.becomes)}`,
        field.byCollector === true ? "; the platform writes it, never a service" : "",
      ];
      const example = JSON.stringify(field.example);
      const shown = example.length > 60 ? `${example.slice(0, 40)}…"` : example;
      const asked = field.mandatory === undefined ? "" : mandatory[field.mandatory];
      return [
        code(name),
        `${field.type}${field.many === true ? ", list" : ""}`,
        `${field.meaning}${notes.join("")}`,
        code(shown),
        asked,
      ];
    }),
  );
}
