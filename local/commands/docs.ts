import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { Failure } from "../failure";
import { checkout } from "../paths";
import { readmeWithSettings } from "../settings-table";

const file = path.join(checkout, "README.md");

/**
 * Writes what the documents take from the code: the README's table of settings.
 * @throws Failure with `check` if the document says anything else
 */
export async function docs({ check }: { readonly check: boolean }): Promise<void> {
  const readme = await format(readmeWithSettings(), { parser: "markdown", printWidth: 120 });
  if (!check) fs.writeFileSync(file, readme);
  else if (readme !== fs.readFileSync(file, "utf8"))
    throw new Failure("README.md has another table of settings than the stacks' files", "Run `make docs`.");
}
