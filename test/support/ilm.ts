import type { Client } from "@elastic/elasticsearch";
import { setTimeout as sleep } from "node:timers/promises";
import { request } from "./provider-requests";

/** Where an index is in its lifecycle, as `_ilm/explain` tells it. */
export interface Explained {
  readonly phase?: string;
  readonly action?: string;
  readonly step?: string;
  readonly failed_step?: string;
  readonly lifecycle_date_millis?: number;
  readonly step_info?: { readonly message?: string; readonly reason?: string };
  readonly phase_execution?: { readonly version: number; readonly phase_definition?: unknown };
}

/** Lets the lifecycle poll now; where tests use this, the node's own polls are a day apart. */
export async function poll(client: Client): Promise<void> {
  await request(client, "POST", "/_local/ilm/tick");
}

/** Undefined once the index is gone. */
export async function explain(client: Client, index: string): Promise<Explained | undefined> {
  const path = `/${index}/_ilm/explain`;
  const answer = await client.transport.request<{ indices?: Readonly<Record<string, Explained>> }>(
    { method: "GET", path },
    { ignore: [404] },
  );
  return answer.indices?.[index];
}

/** Waits until an index is at a step, such as `cold/complete/complete` or `gone`. */
export async function untilStep(
  client: Client,
  index: string,
  step: string,
  meanwhile: () => Promise<unknown> = () => sleep(50),
): Promise<Explained | undefined> {
  let last = "";
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const at = await explain(client, index);
    last = at === undefined ? "gone" : [at.phase, at.action, at.step].join("/");
    if (last === step) return at;
    await meanwhile();
  }
  throw new Error(`${index} is at ${last}, not at ${step}`);
}

/** Polls until an index is at a step; each poll ends one wait. */
export async function pollUntilStep(client: Client, index: string, step: string): Promise<Explained | undefined> {
  return untilStep(client, index, step, () => poll(client));
}

/** Backing indices of a data stream, the oldest first. */
export async function backingIndices(client: Client, dataStream: string): Promise<string[]> {
  const { data_streams: found } = await client.indices.getDataStream({ name: dataStream });
  return (found[0]?.indices ?? []).map(({ index_name: name }) => name);
}

/** Makes an index as old as if it had been rolled over that many days ago. */
export async function makeOld(client: Client, index: string, days: number): Promise<void> {
  const originationDate = Date.now() - days * 86_400_000;
  await client.indices.putSettings({ index, settings: { "index.lifecycle.origination_date": originationDate } });
}

/** Writes lines as Logstash does, with `create`. */
export async function write(
  client: Client,
  dataStream: string,
  count: number,
  message = "order created",
): Promise<void> {
  const line = { "@timestamp": new Date().toISOString(), message };
  const operations = Array.from({ length: count }, () => [{ create: {} }, line]).flat();
  const { errors, items } = await client.bulk({ index: dataStream, operations, refresh: true });
  if (errors) throw new Error(JSON.stringify(items[0]));
}
