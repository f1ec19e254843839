import type { estypes } from "@elastic/elasticsearch";
import { sampleSize } from "../../components/dashboards/lens/panel";
import { measuresOf } from "../../components/dashboards/metric";
import type { Records } from "../../components/dashboards/panel";
import type { Condition } from "../../components/shared/condition";
import { type AnyChart, breakdownsOf, type Context, dsl, nested, type Span, within } from "./aggregations";

/**
 * The search that a chart makes. Kibana cannot be had here: this is our own translation, after Lens's manner, of the
 * same definition that Kibana is given.
 */
export function requestOf(
  chart: AnyChart,
  span: Span,
  timeZone: string,
  picked: readonly Condition<string>[],
): estypes.SearchRequest {
  const measures = chart.metrics.flatMap(measuresOf);
  const times = [...new Set(measures.map(({ before }) => before))].map((before) => within(span, before));
  const context: Context = { chart, span, timeZone, shifted: times.length > 1 };
  return {
    size: 0,
    track_total_hits: true, // a row without a breakdown is counted by them
    query: {
      bool: { filter: [...[...chart.where, ...picked].map(dsl), { bool: { should: times, minimum_should_match: 1 } }] },
    },
    aggs: nested(breakdownsOf(chart), context),
  };
}

/** The search that a list of records makes, after Discover's manner. */
export function recordsRequestOf(
  { where, columns }: Records,
  span: Span,
  picked: readonly Condition<string>[],
): estypes.SearchRequest {
  return {
    size: sampleSize,
    sort: [{ "@timestamp": "desc" }],
    _source: false,
    fields: [{ field: "@timestamp", format: "epoch_millis" }, ...columns],
    query: { bool: { filter: [...[...where, ...picked].map(dsl), within(span, undefined)] } },
  };
}
