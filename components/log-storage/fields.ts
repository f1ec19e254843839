import { aliases, fieldOf, type FieldName, storedFields } from "../shared/record";
import type { FieldType } from "../shared/record/field";

/** A field as Elasticsearch maps it. */
export type Field =
  | { type: "keyword"; ignore_above: number; doc_values?: false; index?: false }
  | { type: "match_only_text" }
  | { type: "date" | "byte" | "long" | "double" | "boolean" }
  | { type: "flattened"; ignore_above: number }
  | { type: "alias"; path: FieldName };

/** A longer value stays in the record, which is marked, but is not found by it. Characters. */
const longestKeyword = 1024;

const keyword = { type: "keyword", ignore_above: longestKeyword } as const;

const mapped: Readonly<Record<FieldType, Field>> = {
  keyword,
  text: { type: "match_only_text" }, // a keyword longer than 32766 bytes would be refused
  date: { type: "date" },
  byte: { type: "byte" },
  long: { type: "long" },
  double: { type: "double" },
  boolean: { type: "boolean" },
};

/** Searched for, but nobody counts or sorts by it: an id that hardly comes again is half of a line's cost if kept twice. */
const onlyFound: Field = { ...keyword, doc_values: false };

/** Read in a record that something else has found; neither searched nor counted. */
const onlyRead: Field = { ...keyword, index: false, doc_values: false };

/** Fields that are not used as others of their type are. docs/adr/0008-storing-the-record.md has what each saves. */
const special: Readonly<Partial<Record<FieldName, Field>>> = {
  "trace.id": onlyFound,
  "span.id": onlyRead, // of the trace that it lies in
  "http.request.id": onlyFound,
  "request.idempotency_hash": onlyFound,
  "file.hash.sha256": onlyFound,
};

const alias = (path: FieldName): Field => ({ type: "alias", path });

/** Every stored field of the record. */
export const fields: Readonly<Record<string, Field>> = Object.fromEntries(
  storedFields.map((name) => [name, special[name] ?? mapped[fieldOf(name).type]]),
);

/** The mapping: only `labels.*` is open, and that is one field however many labels there are: no service can make it grow. */
export const mapping = {
  dynamic: false,
  properties: {
    ...fields,
    date: alias(aliases.date),
    module: alias(aliases.module),
    level: alias(aliases.level),
    labels: { type: "flattened", ignore_above: longestKeyword } satisfies Field,
  },
};
