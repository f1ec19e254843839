import type { Client } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { fields as mapped, mapping } from "../../../components/log-storage/fields";
import { storedFields } from "../../../components/shared/record";
import { eventsOf, sample } from "../../local/traffic/sample";
import { lineOf } from "../../../local/traffic/lines";
import { scratchNode } from "../../support/scratch-node";

const dataStream = "logs-services-test";

describe("synthetic traffic in Elasticsearch", () => {
  const client = scratchNode();
  const events = eventsOf(sample({ days: 7, ordersPerDay: 40, incident: "all" }));

  before(async () => {
    await fill(client(), events.map(lineOf));
  });

  it("is taken to the last event, every field by its type", async () => {
    const { count } = await client().count({ index: dataStream });
    assert.equal(count, events.length);
    const { count: ignored } = await client().count({ index: dataStream, query: { exists: { field: "_ignored" } } });
    assert.equal(ignored, 0);
  });

  it("is found by every field that it has, but for those that are only read", async () => {
    const isFound = (name: string): boolean => !("index" in (mapped[name] ?? {}));
    const names = storedFields.filter((name) => isFound(name) && events.some(({ fields }) => name in fields));
    assert.ok(names.length > 50, String(names.length));
    for (const field of names) {
      const { count } = await client().count({ index: dataStream, query: { exists: { field } } });
      assert.equal(count, events.filter(({ fields }) => field in fields).length, field);
    }
  });
});

async function fill(client: Client, datasource: string[]): Promise<void> {
  await client.indices.putIndexTemplate({
    name: dataStream,
    index_patterns: [dataStream],
    data_stream: {},
    template: { mappings: mapping, settings: { number_of_replicas: 0 } },
  });
  const { failed } = await client.helpers.bulk({
    datasource,
    onDocument: () => ({ create: { _index: dataStream } }),
    refreshOnCompletion: dataStream,
  });
  assert.equal(failed, 0);
}
