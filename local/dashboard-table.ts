import * as fs from "node:fs";
import * as path from "node:path";
import { dashboards } from "../components/dashboards/dashboards";
import { spaces } from "../components/access/spaces";
import { table, withSections } from "./contract/sections";
import { checkout } from "./paths";
import { gallery } from "./pictures/gallery";

/** The guide to the dashboards, from the checkout's root. */
export const dashboardGuide = path.join("docs", "dashboards.md");

/** That guide with its tables and pictures, as the code is now. */
export function dashboardGuideWithTables(): string {
  const guide = fs.readFileSync(path.join(checkout, dashboardGuide), "utf8");
  return withSections(guide, { dashboards: dashboardTable(), pictures: gallery(), panels: panelTable() });
}

function dashboardTable(): string {
  return table(
    ["dashboard", "space", "answers", "shows at first", "what to do with it"],
    dashboards.map(({ title, space, days, guide, panels }) => [
      title,
      spaces[space].name,
      [...new Set(panels.map(({ question }) => question))].join(", "),
      `${String(days)} days`,
      guide,
    ]),
  );
}

function panelTable(): string {
  const rows = dashboards.flatMap((dashboard) =>
    dashboard.panels.map(({ title, question, kind, description, days }) => [
      dashboard.title,
      title,
      question,
      kind,
      days === undefined ? description : `${description}; always ${days === 1 ? "one day" : `${String(days)} days`}`,
    ]),
  );
  return table(["dashboard", "panel", "answers", "drawn as", "shows"], rows);
}
