import type { Client, estypes } from "@elastic/elasticsearch";
import { Failure } from "../failure";
import { type Kind, kindFields, type KindCount, parts, type View } from "./kinds";

/** The mean size of the lines of a kind, by a sample of them. */
export interface Size {
  /** Bytes of the record as JSON without white space. */
  readonly mean: number;
  /** Standard error of the mean, in bytes; 0 where every line was read. */
  readonly error: number;
  /** Lines that were read. */
  readonly sampled: number;
}

/** Lines that are read of each kind. */
const sampleSize = 20;

/** Kinds per request. */
const batchSize = 100;

/** Any will do, but the same each time: the same lines are then read again. */
const seed = 1;

/**
 * Estimates the size of the lines of each kind: Elasticsearch knows no sizes of documents, so a random sample of each kind
 * is read. In the order of `kinds`.
 */
export async function sizesOf(client: Client, view: View, kinds: readonly KindCount[]): Promise<Size[]> {
  const sizes: Size[] = [];
  for (let at = 0; at < kinds.length; at += batchSize) {
    const batch = kinds.slice(at, at + batchSize);
    const { responses } = await client.msearch({
      searches: batch.flatMap(({ kind }) => [{ allow_partial_search_results: false }, sampleOf(kind, view)]),
    });
    batch.forEach(({ lines }, index) => {
      const response = responses[index];
      if (response === undefined || "error" in response)
        throw new Failure(
          `Elasticsearch could not read a sample: ${response?.error.reason ?? "no answer"}`,
          "Run it again when the cluster is healthy, or with a shorter SINCE.",
        );
      sizes.push(
        sizeOf(
          response.hits.hits.map(({ _source: source }) => jsonBytes(source)),
          lines,
        ),
      );
    });
  }
  return sizes;
}

function sampleOf(kind: Kind, { pit, query }: View): estypes.SearchSearchRequestBody {
  const same = parts.map((part): estypes.QueryDslQueryContainer => {
    const [field, value] = [kindFields[part], kind[part]];
    return value === null ? { bool: { must_not: { exists: { field } } } } : { term: { [field]: value } };
  });
  return {
    pit,
    query: {
      function_score: {
        query: { bool: { filter: [query, ...same] } },
        functions: [{ random_score: { seed, field: "_seq_no" } }],
        boost_mode: "replace",
      },
    },
    size: sampleSize,
    track_total_hits: false,
  };
}

const jsonBytes = (source: unknown): number => Buffer.byteLength(JSON.stringify(source));

/** What a random sample says of a kind of so many lines. */
export function sizeOf(sample: readonly number[], lines: number): Size {
  const count = sample.length;
  const mean = sample.reduce((sum, bytes) => sum + bytes, 0) / Math.max(count, 1);
  const variance = sample.reduce((sum, bytes) => sum + (bytes - mean) ** 2, 0) / Math.max(count - 1, 1);
  const unread = Math.max(0, 1 - count / lines);
  return { mean, error: Math.sqrt((variance / Math.max(count, 1)) * unread), sampled: count };
}
