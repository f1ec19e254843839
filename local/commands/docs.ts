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
import { drawings, type Written } from "../pictures/files";
import { policyGuide, policyGuideWithTable } from "../policy-table";
import { readmeWithSettings } from "../settings-table";

/**
 * What `make docs` writes: settings in the README, the drawn architecture, tables of the guides and the runbook, the
 * contract for services, the pictures of the dashboards.
 */
async function documents(): Promise<Written[]> {
  const generated: Generated[] = [
    { file: "README.md", parser: "markdown", content: readmeWithSettings() },
    { file: operatingGuide, parser: "markdown", content: operatingGuideWithTables() },
    { file: trafficGuide, parser: "markdown", content: trafficGuideWithTable() },
    { file: dashboardGuide, parser: "markdown", content: dashboardGuideWithTables() },
    { file: policyGuide, parser: "markdown", content: policyGuideWithTable() },
    { file: runbook, parser: "markdown", content: runbookWithTable() },
    { file: architectureGuide, parser: "markdown", content: await architectureGuideWithDiagram() },
    ...contractDocuments(),
  ];
  const formatted = generated.map(async ({ file, parser, content }) => ({
    file,
    content: await format(content, { parser, printWidth: 120 }),
  }));
  return [...(await Promise.all(formatted)), ...(await drawings())];
}

/**
 * Writes what the documents take from the code.
 * @throws Failure with `check` if a document says anything else
 */
export async function docs({ check }: { readonly check: boolean }): Promise<void> {
  const stale: string[] = [];
  for (const { file, content } of await documents()) {
    const at = path.join(checkout, file);
    if (!check) fs.writeFileSync(at, content);
    else if (!fs.existsSync(at) || content !== fs.readFileSync(at, "utf8")) stale.push(file);
  }
  if (stale.length > 0) throw new Failure(`${stale.join(", ")}: not what the code says now`, "Run `make docs`.");
}
