/** How a field is kept: `keyword` for exact values, `text` for searching words, the others as their names say. */
export type FieldType = "keyword" | "text" | "date" | "byte" | "long" | "double" | "boolean";

/** A value of a field in a record; a list where the field is `many`. */
export type FieldValue = string | number | boolean | readonly string[];

/** What the contract says about one field of the record. */
export interface RecordField {
  readonly type: FieldType;
  /** One line, without a full stop. */
  readonly meaning: string;
  readonly example: FieldValue;
  readonly unit?: "ns" | "bytes";
  /** `record`: every record has it; `event`: every event of the catalogue has it. */
  readonly mandatory?: "record" | "event";
  /** May hold a list of texts. */
  readonly many?: true;
  /** The only values there are. */
  readonly values?: readonly string[];
  /** Never stored: on the node the collector puts this field in its place, the keyed hash of the value. */
  readonly becomes?: string;
  /** A service never writes it; the collector or the pipeline does. */
  readonly byCollector?: true;
}
