import * as fs from "node:fs";
import * as path from "node:path";
import { checkout } from "../paths";
import { recordSchema } from "./schema";
import { withSections } from "./sections";
import { eventTables, fieldTable, levelTable } from "./tables";

const guide = path.join("docs", "logging-guide.md");

/** A document that `make docs` writes, not yet formatted. */
export interface Generated {
  /** From the checkout's root. */
  readonly file: string;
  readonly parser: "markdown" | "json";
  readonly content: string;
}

/** The documents of the contract for services, as the record and the catalogue are now. */
export function contractDocuments(): Generated[] {
  const sections = { levels: levelTable(), catalogue: eventTables(), record: fieldTable() };
  const written = fs.readFileSync(path.join(checkout, guide), "utf8");
  return [
    { file: guide, parser: "markdown", content: withSections(written, sections) },
    { file: path.join("docs", "record.schema.json"), parser: "json", content: JSON.stringify(recordSchema()) },
  ];
}
