import type { Client, estypes } from "@elastic/elasticsearch";
import type { Panel } from "../../components/dashboards/panel";
import type { Condition } from "../../components/shared/condition";
import { zone } from "../traffic/time";
import { type Answer, answerOf, recordsAnswerOf } from "./answer";
import type { Span } from "./aggregations";
import { recordsRequestOf, requestOf } from "./request";

/**
 * Asks Elasticsearch what a panel shows.
 *
 * @param indices where the records of the panel's data are
 * @param span the time that is looked at; a panel with days of its own shows those before its end
 * @param picked what a reader has picked above the panels
 */
export async function ask(
  client: Client,
  panel: Panel,
  indices: Readonly<Record<Panel["data"], string>>,
  span: Span,
  picked: readonly Condition<string>[] = [],
): Promise<Answer> {
  const shown = spanOf(panel, span);
  const search = (request: estypes.SearchRequest): Promise<estypes.SearchResponse> =>
    client.search({
      index: indices[panel.data],
      ignore_unavailable: true, // the outbox comes with the first notification
      ...request,
    });
  if (panel.kind === "records")
    return recordsAnswerOf(panel, (await search(recordsRequestOf(panel, shown, picked))).hits.hits);
  const { aggregations, hits } = await search(requestOf(panel, shown, zone.name, picked));
  return answerOf(panel, aggregations, typeof hits.total === "object" ? hits.total.value : 0);
}

/** The time that a panel looks at. */
function spanOf({ days }: Panel, { from, to }: Span): Span {
  return { from: days === undefined ? from : to - days * 86_400_000, to };
}
