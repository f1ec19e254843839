import * as fs from "node:fs";
import * as path from "node:path";
import { maskingTable } from "../masking-table";
import { checkout } from "../paths";
import { recordSchema } from "./schema";
import { withSections } from "./sections";
import { eventTables, fieldTable, levelTable } from "./tables";

const masking = path.join("docs", "masking.md");
const guide = path.join("docs", "logging-guide.md");

/** A document that `make docs` writes, not yet formatted. */
export interface Generated {
  /** From the checkout's root. */
  readonly file: string;
  readonly parser: "markdown" | "json";
  readonly content: string;
}

/** The documents of the contract for services and of the masking, as the record and the catalogue are now. */
export function contractDocuments(): Generated[] {
  const sections = { levels: levelTable(), catalogue: eventTables(), record: fieldTable() };
  return [
    { file: guide, parser: "markdown", content: withSections(writtenIn(guide), sections) },
    { file: masking, parser: "markdown", content: withSections(writtenIn(masking), { rules: maskingTable() }) },
    { file: path.join("docs", "record.schema.json"), parser: "json", content: JSON.stringify(recordSchema()) },
  ];
}

const writtenIn = (file: string): string => fs.readFileSync(path.join(checkout, file), "utf8");
