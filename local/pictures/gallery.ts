import * as path from "node:path";
import { dashboards } from "../../components/dashboards/dashboards";
import { pictureFile } from "./files";
import { plan } from "./plan";

const { days, start, seed, ordersPerDay } = plan;

/** Every dashboard's picture under its title, for a document in docs, and what traffic they are of. */
export function gallery(): string {
  const traffic = `make traffic DAYS=${String(days)} START=${start} SEED=${String(seed)} ORDERS_PER_DAY=${String(ordersPerDay)} INCIDENT=all`;
  const pictures = dashboards.map(
    (dashboard) => `### ${dashboard.title}\n\n![${dashboard.title}](${path.relative("docs", pictureFile(dashboard))})`,
  );
  return [
    `The traffic: \`${traffic} OUT=traffic.ndjson\`, and two logins at night, which nobody in it has.`,
    ...pictures,
  ].join("\n\n");
}
