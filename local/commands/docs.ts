import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { runbook, runbookWithTable } from "../alert-table";
import { architectureGuide, architectureGuideWithDiagram } from "../architecture";
import { contractDocuments, type Generated } from "../contract/documents";
import { dashboardGuide, dashboardGuideWithTables } from "../dashboard-table";
import { Failure } from "../failure";
import { trafficGuide, trafficGuideWithTable } from "../incident-table";
import { operatingGuide, operatingGuideWithTables } from "../kept-table";
import { checkout } from "../paths";
import { readmeWithSettings } from "../settings-table";

/** What `make docs` writes: settings in the README, the drawn architecture, tables of the guides and the runbook, the contract for services. */
async function documents(): Promise<Generated[]> {
  return [
    { file: "README.md", parser: "markdown", content: readmeWithSettings() },
    { file: operatingGuide, parser: "markdown", content: operatingGuideWithTables() },
    { file: trafficGuide, parser: "markdown", content: trafficGuideWithTable() },
    { file: dashboardGuide, parser: "markdown", content: dashboardGuideWithTables() },
    { file: runbook, parser: "markdown", content: runbookWithTable() },
    { file: architectureGuide, parser: "markdown", content: await architectureGuideWithDiagram() },
    ...contractDocuments(),
  ];
}

/**
 * Writes what the documents take from the code.
 * @throws Failure with `check` if a document says anything else
 */
export async function docs({ check }: { readonly check: boolean }): Promise<void> {
  const stale: string[] = [];
  for (const { file, parser, content } of await documents()) {
    const at = path.join(checkout, file);
    const formatted = await format(content, { parser, printWidth: 120 });
    if (!check) fs.writeFileSync(at, formatted);
    else if (!fs.existsSync(at) || formatted !== fs.readFileSync(at, "utf8")) stale.push(file);
  }
  if (stale.length > 0) throw new Failure(`${stale.join(", ")}: not what the code says now`, "Run `make docs`.");
}
