import type { Client } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

/** The indices behind the data stream of stack local, the oldest first. */
export async function backingIndices(elasticsearch: Client): Promise<string[]> {
  const { data_streams: streams } = await elasticsearch.indices.getDataStream({ name: "logs-services-local" });
  return streams[0]?.indices.map(({ index_name: name }) => name) ?? [];
}

/** Runs `work` while the lifecycle is polled each second and rolls over after a second, then puts everything back. */
export async function withShortLives(elasticsearch: Client, work: () => Promise<void>): Promise<void> {
  const original = (await elasticsearch.ilm.getLifecycle({ name: "logs-services" }))["logs-services"]?.policy;
  assert.ok(original);
  const short = structuredClone(original);
  const hot = short.phases.hot?.actions?.rollover;
  assert.ok(hot);
  hot.max_age = "1s";
  await elasticsearch.cluster.putSettings({ persistent: { "indices.lifecycle.poll_interval": "1s" } });
  await elasticsearch.ilm.putLifecycle({ name: "logs-services", policy: short });
  try {
    await work();
  } finally {
    await elasticsearch.ilm.putLifecycle({ name: "logs-services", policy: original });
    await elasticsearch.cluster.putSettings({ persistent: { "indices.lifecycle.poll_interval": null } });
  }
}

/** Waits until something holds; fails if it does not within the time. */
export async function until(condition: () => Promise<boolean>, seconds = 60): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `not within ${String(seconds)} s`);
    await sleep(500);
  }
}
