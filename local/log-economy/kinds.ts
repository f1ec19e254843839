import type { Client, estypes } from "@elastic/elasticsearch";

/** What tells kinds of lines apart, and the fields that say it. */
export const kindFields = {
  service: "service.name",
  logger: "log.logger",
  event: "event.action",
  level: "log.level",
} as const;

/** A kind of lines; null where the lines do not have the field. */
export type Kind = Readonly<Record<keyof typeof kindFields, string | null>>;

/** How many lines there are of a kind. */
export interface KindCount {
  readonly kind: Kind;
  readonly lines: number;
}

/** The lines that are looked at: a frozen view of the data stream, and a part of it. */
export interface View {
  readonly pit: { readonly id: string; readonly keep_alive: string };
  readonly query: { readonly range: { readonly "@timestamp": { readonly gte: string } } };
}

/** Names the parts of a kind, in the order of the columns. */
export const parts = ["service", "logger", "event", "level"] as const satisfies readonly (keyof Kind)[];

/**
 * Counts the lines of every kind, page by page, so that none is left out; in the order of their names.
 *
 * @param pageSize kinds per answer; Elasticsearch refuses more than 65,536 at once
 */
export async function countKinds(client: Client, { pit, query }: View, pageSize = 5000): Promise<KindCount[]> {
  const found: KindCount[] = [];
  let after: estypes.AggregationsCompositeAggregateKey | undefined;
  do {
    const { aggregations } = await client.search<unknown, { kinds: estypes.AggregationsCompositeAggregate }>({
      pit,
      query,
      size: 0,
      track_total_hits: false,
      allow_partial_search_results: false,
      aggs: {
        kinds: {
          composite: {
            size: pageSize,
            sources: parts.map((part) => ({ [part]: { terms: { field: kindFields[part], missing_bucket: true } } })),
            ...(after ? { after } : {}),
          },
        },
      },
    });
    const buckets = aggregations?.kinds.buckets;
    for (const { key, doc_count: lines } of Array.isArray(buckets) ? buckets : [])
      found.push({ kind: kindOf(key), lines });
    after = aggregations?.kinds.after_key;
  } while (after !== undefined);
  return found;
}

function kindOf(key: estypes.AggregationsCompositeAggregateKey): Kind {
  const text = (part: keyof Kind): string | null => {
    const value = key[part];
    return value === null || value === undefined ? null : String(value);
  };
  return { service: text("service"), logger: text("logger"), event: text("event"), level: text("level") };
}
