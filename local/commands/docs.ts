import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { checkout } from "../paths";
import { readmeWithSettings } from "../settings-table";

/** Writes what the documents take from the code: the README's table of settings. */
export async function docs(): Promise<void> {
  const readme = await format(readmeWithSettings(), { parser: "markdown", printWidth: 120 });
  fs.writeFileSync(path.join(checkout, "README.md"), readme);
}
