import * as path from "node:path";
import type { Dashboard } from "../../components/dashboards/dashboard";
import { dashboards } from "../../components/dashboards/dashboards";
import { folder, pictureFile } from "./files";
import { plan } from "./plan";

/** The page that shows all pictures, from the checkout's root. */
export const page = path.join(folder, "README.md");

/** The page, not yet formatted. */
export const pageOfPictures = (): string => [introduction, ...dashboards.map(sectionOf)].join("\n\n");

const { days, start, seed, ordersPerDay } = plan;

const introduction = `# What the dashboards show

Each dashboard as it is over [synthetic traffic](../traffic.md): \`make traffic DAYS=${String(days)} START=${start} SEED=${String(seed)}
ORDERS_PER_DAY=${String(ordersPerDay)} INCIDENT=all\`, looked at when it ends, by the company's clocks. Every incident happens in the last week. In the
order card an order is picked; elsewhere nothing is.

A real Elasticsearch answers what each panel asks; the answers stand beside the pictures as JSON. The drawing is this project's own, by
Vega-Lite, not Kibana's: of a table it shows the rows that have room, of a hash its beginning, and a single row of figures stands upright.
\`make pictures\` asks and draws anew. \`make check\` says if a picture is not what its data give or a panel asks for something else by now, and
\`make integration\` if Elasticsearch answers something else. This page is written by \`make docs\`.`;

function sectionOf(dashboard: Dashboard): string {
  const { title, space, guide, days: shown, panels } = dashboard;
  const questions = [...new Set(panels.map(({ question }) => question))].sort(byNumber).join(", ");
  const picture = path.basename(pictureFile(dashboard));
  return `## ${title}\n\nSpace ${space}, ${String(shown)} days, ${questions}. ${guide}\n\n![${title}](${picture})`;
}

const byNumber = (one: string, other: string): number => Number(one.slice(1)) - Number(other.slice(1));
