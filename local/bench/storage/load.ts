import type { Client } from "@elastic/elasticsearch";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../../failure";
import { median } from "../median";
import type { Candidate } from "./candidates";
import { traceOf } from "./events";

/** As Logstash sends them: so many workers, each with a bulk request of so many events on its way. */
const workers = 2;
/** How often Elasticsearch reads its own CPU time anew, and a little. Milliseconds. */
const figuresAge = 1100;
const lookups = 20;
const stream = "logs-bench-storage";

export interface Measurement {
  /** Bytes on disk per event, one segment, `store.size_in_bytes` of _stats. */
  readonly bytes: number;
  /** Events per second of wall-clock time, from the first request to the last answer. */
  readonly rate: number;
  /** Microseconds of CPU time of the whole node per event, from the first request to the one segment. */
  readonly cpu: number;
  /** Milliseconds until the lines of a trace are found; undefined where they cannot be. */
  readonly lookup: number | undefined;
}

/**
 * Writes events into a data stream of its own, measures, and deletes it.
 *
 * @param requests bodies of bulk requests
 * @param count events in them
 * @throws Failure if an event is refused, or the lines of a trace are not found
 */
export async function measure(
  client: Client,
  candidate: Candidate,
  requests: readonly string[],
  count: number,
  linesPerTrace: number,
): Promise<Measurement> {
  const { settings, mappings } = candidate;
  const template = { settings: { index: settings }, mappings };
  await client.indices.putIndexTemplate({
    name: stream,
    index_patterns: [stream],
    priority: 1000,
    data_stream: {},
    template,
  });
  try {
    await sleep(figuresAge);
    const before = await cpuTime(client);
    const started = performance.now();
    const waiting = requests.values();
    await Promise.all(Array.from({ length: workers }, () => write(client, waiting)));
    const seconds = (performance.now() - started) / 1000;
    await client.indices.refresh({ index: stream });
    await client.indices.forcemerge({ index: stream, max_num_segments: 1 }, { requestTimeout: "10m" });
    await client.indices.flush({ index: stream, force: true });
    await sleep(figuresAge);
    const cpu = (await cpuTime(client)) - before;
    const { _all: all } = await client.indices.stats({ index: stream, metric: "store" });
    return {
      bytes: (all.primaries?.store?.size_in_bytes ?? Number.NaN) / count,
      rate: count / seconds,
      cpu: (cpu * 1000) / count,
      lookup: await lookUp(client, candidate.traceField, count, linesPerTrace),
    };
  } finally {
    await client.indices.deleteDataStream({ name: stream });
    await client.indices.deleteIndexTemplate({ name: stream });
  }
}

async function write(client: Client, waiting: IterableIterator<string>): Promise<void> {
  for (const bulkBody of waiting) {
    const { errors, items } = await client.transport.request<{ errors: boolean; items?: unknown[] }>({
      method: "POST",
      path: `/${stream}/_bulk`,
      querystring: { filter_path: "errors,items.*.error" },
      bulkBody,
    });
    if (errors)
      throw new Failure(`Elasticsearch refused an event: ${JSON.stringify(items?.[0])}`, "Correct its mapping.");
  }
}

async function cpuTime(client: Client): Promise<number> {
  const { nodes } = await client.nodes.stats({ metric: "process" });
  return Object.values(nodes)[0]?.process?.cpu?.total_in_millis ?? Number.NaN;
}

/** The middle time of a few, each for another trace; the lines found must be all of it. */
async function lookUp(
  client: Client,
  field: string | undefined,
  count: number,
  linesPerTrace: number,
): Promise<number | undefined> {
  if (field === undefined) return undefined;
  const times: number[] = [];
  for (let turn = 0; turn < lookups; turn++) {
    const trace = Math.floor((turn * count) / linesPerTrace / lookups);
    const started = performance.now();
    const { hits } = await client.search({ index: stream, query: { term: { [field]: traceOf(trace) } } });
    times.push(performance.now() - started);
    if (hits.hits.length !== linesPerTrace)
      throw new Failure(`a trace has ${String(hits.hits.length)} lines by ${field}`, "Map it so that it is searched.");
  }
  return median(times);
}
