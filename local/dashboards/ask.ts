import type { Client } from "@elastic/elasticsearch";
import type { ChartPanel } from "../../components/dashboards/panel";
import { zone } from "../traffic/time";
import { type Answer, answerOf } from "./answer";
import { requestOf, type Span } from "./request";

/**
 * Asks Elasticsearch what a chart shows.
 *
 * @param indices where the records of the chart's data are
 * @param span the time that is looked at; a panel with days of its own shows those before its end
 */
export async function ask(
  client: Client,
  panel: ChartPanel,
  indices: Readonly<Record<ChartPanel["data"], string>>,
  span: Span,
): Promise<Answer> {
  const shown = spanOf(panel, span);
  const { aggregations, hits } = await client.search({
    index: indices[panel.data],
    ignore_unavailable: true, // the outbox comes with the first notification
    ...requestOf(panel, shown, zone.name),
  });
  return answerOf(panel, aggregations, typeof hits.total === "object" ? hits.total.value : 0);
}

/** The time that a panel looks at. */
export function spanOf({ days }: ChartPanel, { from, to }: Span): Span {
  return { from: days === undefined ? from : to - days * 86_400_000, to };
}
