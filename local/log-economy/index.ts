import type { Client } from "@elastic/elasticsearch";
import { Failure } from "../failure";
import { countKinds, type Kind, type KindCount } from "./kinds";
import { type Size, sizesOf } from "./sizes";

/** What a part of the lines comes to. */
export interface Share {
  readonly lines: number;
  /** Of all lines, 0 to 1. */
  readonly linesShare: number;
  /** Estimated: records as JSON, before Elasticsearch compresses them. */
  readonly bytes: number;
  /** Of all bytes, 0 to 1: about the disk that is saved if these lines are no longer written. */
  readonly bytesShare: number;
}

/** A kind of lines and what it comes to. */
export interface KindShare extends Kind, Share {
  /** Standard error of `bytes`, relative to it. */
  readonly error: number;
  /** Lines whose size was read. */
  readonly sampled: number;
}

/** Which kinds of lines fill the data stream. */
export interface Economy {
  readonly dataStream: string;
  /** Lines from this time on. */
  readonly from: string;
  readonly lines: number;
  readonly bytes: number;
  readonly sampled: number;
  /** The largest kinds, by bytes. */
  readonly kinds: readonly KindShare[];
  /** All that are not in `kinds`. */
  readonly others: Share & { readonly kinds: number };
}

/** How long Elasticsearch keeps the frozen view between two requests. */
const keepAlive = "5m";

/**
 * Asks which kinds of lines fill a data stream. Privilege `read` on it is enough.
 *
 * @param top how many kinds are listed
 * @throws Failure if there are no lines
 */
export async function economyOf(client: Client, dataStream: string, from: Date, top: number): Promise<Economy> {
  const { id } = await client.openPointInTime({ index: dataStream, keep_alive: keepAlive });
  try {
    const view = {
      pit: { id, keep_alive: keepAlive },
      query: { range: { "@timestamp": { gte: from.toISOString() } } },
    };
    const counts = await countKinds(client, view);
    if (counts.length === 0)
      throw new Failure(
        `${dataStream} has no line since ${from.toISOString()}`,
        "Take a longer time, for example SINCE=30d, or see whether the services are collected.",
      );
    return { dataStream, from: from.toISOString(), ...shares(counts, await sizesOf(client, view, counts), top) };
  } finally {
    await client.closePointInTime({ id }).catch(() => undefined); // it ends by itself
  }
}

function shares(
  counts: readonly KindCount[],
  sizes: readonly Size[],
  top: number,
): Omit<Economy, "dataStream" | "from"> {
  const measured = counts.map(({ kind, lines }, index) => {
    const { mean, error, sampled } = sizes[index] ?? { mean: 0, error: 0, sampled: 0 };
    return { ...kind, lines, bytes: Math.round(mean * lines), error: mean === 0 ? 0 : error / mean, sampled };
  });
  const sum = (of: readonly (typeof measured)[number][], figure: "lines" | "bytes" | "sampled"): number =>
    of.reduce((total, each) => total + each[figure], 0);
  const [allLines, allBytes] = [sum(measured, "lines"), sum(measured, "bytes")];
  const share = (lines: number, bytes: number): Share => ({
    lines,
    linesShare: lines / allLines,
    bytes,
    bytesShare: bytes / allBytes,
  });
  const ordered = measured.toSorted((one, other) => other.bytes - one.bytes); // equal ones stay in the order of their names
  const rest = ordered.slice(top);
  return {
    lines: allLines,
    bytes: allBytes,
    sampled: sum(measured, "sampled"),
    kinds: ordered.slice(0, top).map((each) => ({ ...each, ...share(each.lines, each.bytes) })),
    others: { kinds: rest.length, ...share(sum(rest, "lines"), sum(rest, "bytes")) },
  };
}
