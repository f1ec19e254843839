import type { Client } from "@elastic/elasticsearch";
import { rules } from "../../components/alerting/rules";
import type { Dashboard } from "../../components/dashboards/dashboard";
import { dashboards } from "../../components/dashboards/dashboards";
import { dataStreamName, outboxName } from "../../components/shared/data-stream";
import { loadLines } from "../backtest/load";
import { ask } from "../dashboards/ask";
import { declaredTemplates, putTemplates } from "../elasticsearch/templates";
import { roomFor } from "./drawing";
import { notify } from "./notifications";
import { digestOf, type Picked, type Picture, type Shown } from "./picture";
import { lastDays, pickedIn, pictured, picturedLines } from "./plan";
import { rowsIn } from "./table";

const stack = "prod";
const indices = { logs: dataStreamName(stack), outbox: outboxName(stack) };

/** Alerts whose notifications a dashboard shows. */
const shownAlerts = rules.filter(({ id }) => ["A5", "A6", "A7"].includes(id));

/**
 * Writes the pictures' traffic into an empty Elasticsearch and asks what every panel shows of it.
 *
 * @param say shows a line of progress
 */
export async function gather(client: Client, say: (line: string) => void): Promise<Picture[]> {
  await putTemplates(client, await declaredTemplates(stack));
  const traffic = pictured();
  say("writing the traffic …");
  const count = await loadLines(client, indices.logs, picturedLines(traffic), "the traffic");
  await client.indices.forcemerge({ index: indices.logs, max_num_segments: 1 }, { requestTimeout: "10m" });
  say(`${String(count)} events are loaded; asking …`);
  await notify(client, indices, shownAlerts, lastDays(1));
  const picked = pickedIn(traffic);
  const pictures: Picture[] = [];
  for (const dashboard of dashboards) pictures.push(await pictureOf(client, dashboard, picked[dashboard.id]));
  return pictures;
}

async function pictureOf(
  client: Client,
  { id, days, panels }: Dashboard,
  picked: readonly Picked[] = [],
): Promise<Picture> {
  const shown: Shown[] = [];
  for (const panel of panels) {
    const { columns, rows } = await ask(client, panel, indices, lastDays(days), picked);
    const isList = panel.kind === "records"; // nobody scrolls to its end
    const cut = isList || panel.kind === "table" ? rows.slice(0, rowsIn(roomFor(panel), rows.length)) : rows;
    const more = isList ? 0 : rows.length - cut.length;
    shown.push({ title: panel.title, of: digestOf(panel), columns, rows: cut, more });
  }
  return { dashboard: id, picked, panels: shown };
}
