import { calendarFields } from "./record/calendar";
import { commonFields } from "./record/common";
import type { RecordField } from "./record/field";
import { orderFields } from "./record/orders";
import { peopleFields } from "./record/people";
import { technicalFields } from "./record/technical";

/** Every field of the record: what services write and what is stored. Anything else has its place in `labels.*`. */
export const record = {
  ...commonFields,
  ...peopleFields,
  ...orderFields,
  ...technicalFields,
  ...calendarFields,
} as const satisfies Readonly<Record<string, RecordField>>;

/** Name of a field of the record. */
export type FieldName = keyof typeof record;

/** The words of the decision for three fields; a service may write either name. */
export const aliases = {
  date: "@timestamp",
  level: "log.level",
  module: "event.module",
} as const satisfies Readonly<Record<string, FieldName>>;

/** Whether the record has a field of that name. */
export const isFieldName = (name: string): name is FieldName => Object.hasOwn(record, name);

/** The names of all fields, in the record's order. */
export const fieldNames: readonly FieldName[] = Object.keys(record).filter(isFieldName);

/** What the contract says about a field. */
export const fieldOf = (name: FieldName): RecordField => record[name];

/** The fields that are stored, and so mapped. */
export const storedFields: readonly FieldName[] = fieldNames.filter((name) => fieldOf(name).becomes === undefined);

/** The fields that a service may write. */
export const sentFields: readonly FieldName[] = fieldNames.filter((name) => fieldOf(name).byCollector !== true);

/** What a service writes to have a field stored: the field itself, or what the collector makes it from. */
export function sentAs(name: FieldName): FieldName {
  return fieldNames.find((sent) => fieldOf(sent).becomes === name) ?? name;
}
