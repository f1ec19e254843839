import { aliases, fieldOf, type FieldName, storedFields } from "../shared/record";
import type { FieldType } from "../shared/record/field";

/** A field as Elasticsearch maps it. */
export type Field =
  | { type: "keyword"; ignore_above: number }
  | { type: "match_only_text" }
  | { type: "date" | "long" | "double" | "boolean" }
  | { type: "flattened"; ignore_above: number }
  | { type: "alias"; path: FieldName };

/** A longer value stays in the record but is not found by it. Characters. */
const longestKeyword = 1024;

const mapped: Readonly<Record<FieldType, Field>> = {
  keyword: { type: "keyword", ignore_above: longestKeyword },
  text: { type: "match_only_text" }, // a keyword longer than 32766 bytes would be refused
  date: { type: "date" },
  long: { type: "long" },
  double: { type: "double" },
  boolean: { type: "boolean" },
};

const alias = (path: FieldName): Field => ({ type: "alias", path });

/** Every stored field of the record. */
export const fields: Readonly<Record<string, Field>> = Object.fromEntries(
  storedFields.map((name) => [name, mapped[fieldOf(name).type]]),
);

/** The mapping: only `labels.*` is open, so that no service can make the mapping grow. */
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
