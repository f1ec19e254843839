import * as fs from "node:fs";
import * as path from "node:path";
import { code, table, withSections } from "./contract/sections";
import { checkout } from "./paths";
import { incidents } from "./traffic/incidents/table";

/** The guide to synthetic traffic, from the checkout's root. */
export const trafficGuide = path.join("docs", "traffic.md");

/** That guide with its table of incidents, as the code is now. */
export function trafficGuideWithTable(): string {
  const rows = incidents.map(({ id, alert, also = [], what, on, key }) => [
    code(id),
    [alert, ...also.map((other) => `(${other})`)].join(" "),
    what,
    `${on.weekday} ${on.time}`,
    key.map(code).join(", "),
  ]);
  const incidentTable = table(["incident", "alert", "what happens", "when", "key"], rows);
  return withSections(fs.readFileSync(path.join(checkout, trafficGuide), "utf8"), { incidents: incidentTable });
}
