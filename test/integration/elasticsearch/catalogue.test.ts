import type { estypes } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { fieldOf as contractOf, type FieldName, storedFields } from "../../../components/shared/record";
import { storedEvents } from "../../../local/bench/storage/events";
import { exampleOf } from "../../../local/contract/example";
import { dotted } from "../../../local/contract/nested";
import { serviceEvents } from "../../../local/contract/schema";
import { installJRuby } from "../../../local/logstash/jruby";
import { dataStream, mappedNames, prepare, write } from "../../support/data-stream";
import { normalisePipeline, outputPipeline } from "../../support/logstash-normalise";
import { type Event, Scripts } from "../../support/logstash-scripts";
import { scratchNode } from "../../support/scratch-node";
import { replayed } from "../filebeat/replayed";

/** Found by their value, but neither counted nor sorted by; and read only. */
const onlyFound = ["trace.id", "http.request.id", "request.idempotency_hash", "file.hash.sha256"];
const onlyRead = ["span.id"];

describe("every event of the catalogue, through the real Filebeat and Logstash's scripts, on the real Elasticsearch", () => {
  const node = scratchNode();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "catalogue-"));
  let stored: Event[] = [];
  before(async () => {
    const file = path.join(folder, "catalogue.log");
    const lines = serviceEvents.map((event) => JSON.stringify(exampleOf(event)));
    fs.writeFileSync(file, `${lines.join("\n")}\n`);
    const { events, ids } = await replayed(file, "mes-api");
    const scripts = new Scripts(await installJRuby());
    const [normalise, output] = [normalisePipeline(scripts, "true"), outputPipeline(scripts)];
    stored = [];
    for (const [at, event] of events.entries()) {
      const record = (await normalise.filter({ ...event, "@metadata": { _id: ids[at] } })) ?? assert.fail("lost");
      stored.push((await output.filter(record)) ?? assert.fail("lost"));
    }
    scripts.stop();
  });
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  for (const logsdb of ["true", "false"])
    describe(`with logsdb=${logsdb}`, () => {
      before(async () => {
        await prepare(node(), `logsdb=${logsdb}`);
        const answers = await write(node(), stored);
        assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
      });
      after(async () => {
        await node().indices.deleteDataStream({ name: dataStream });
      });

      it("is found by the value of each of its fields, and none is malformed", async () => {
        const asked = stored.flatMap((event) => fieldsOf(event).map(([name, value]) => ({ event, name, value })));
        assert.ok(asked.length > 500);
        const searches = asked.flatMap(({ event, name, value }) => {
          const action = (event["event"] as { action: string }).action;
          const filter = [{ term: { "event.action": action } }, queryFor(name, value)];
          return [{}, { size: 0, query: { bool: { filter } } }];
        });
        const { responses } = await node().msearch({ index: dataStream, searches });
        const missed = responses.flatMap((response, at) =>
          "hits" in response && (response.hits.total as estypes.SearchTotalHits).value > 0 ? [] : [asked[at]?.name],
        );
        assert.deepEqual(missed, []);
        const { count } = await node().count({ index: dataStream, query: { exists: { field: "_ignored" } } });
        assert.equal(count, 0);
      });

      it("has fields of the intended types, searched and counted as intended", async () => {
        const { fields } = await node().fieldCaps({ index: dataStream, fields: [...storedFields] });
        for (const name of storedFields) {
          const [[type, caps] = []] = Object.entries(fields[name] ?? {});
          const contract = contractOf(name).type;
          const text = contract === "text";
          assert.equal(type, text ? "text" : contract, name);
          assert.equal(caps?.searchable, !onlyRead.includes(name), name);
          assert.equal(caps.aggregatable, !text && ![...onlyFound, ...onlyRead].includes(name), name);
        }
      });

      it("is counted by what alerts group by", async () => {
        const groups = ["order.id", "user.hash", "client.ip_hash", "organization.id", "error.type", "messaging.message.id", "service.name", "event.action", "log.level", "tags"]; // prettier-ignore
        const aggregations = Object.fromEntries(groups.map((field) => [field, { terms: { field, missing: "none" } }]));
        const { aggregations: counted } = await node().search({ index: dataStream, size: 0, aggregations });
        for (const group of groups.filter((one) => one !== "tags")) {
          const { buckets } = counted?.[group] as estypes.AggregationsStringTermsAggregate;
          assert.ok(
            (buckets as { key: string }[]).some(({ key }) => key !== "none"),
            group,
          );
        }
      });

      it("answers to the decision's words, and labels are searched and counted", async () => {
        const { hits, aggregations } = await node().search({
          index: dataStream,
          query: {
            bool: {
              filter: [
                { term: { level: "INFO" } },
                { term: { module: "orders" } },
                { range: { date: { gte: "now-1d" } } },
                { term: { "labels.pseudonym_key": "replay" } },
              ],
            },
          },
          sort: [{ date: "desc" }],
          aggregations: { module: { terms: { field: "module" } }, keys: { terms: { field: "labels.pseudonym_key" } } },
        });
        assert.ok(hits.hits.length > 0);
        for (const name of ["module", "keys"])
          assert.equal(((aggregations?.[name] as estypes.AggregationsStringTermsAggregate).buckets as []).length, 1);
      });

      it("keeps what is malformed, marked, and does not grow", async () => {
        const names = await mappedNames(node());
        const [first] = stored;
        const malformed = {
          ...first,
          "@metadata": { _id: "malformed" },
          order: { attempt: "twice", id: "x".repeat(2000) },
        };
        const answers = await write(node(), [{ ...malformed, unknown: { deep: { field: 1 } } }]);
        assert.deepEqual(answers.map(({ status }) => status), [201]); // prettier-ignore
        const { hits } = await node().search<Event>({
          index: dataStream,
          query: { term: { _ignored: "order.attempt" } },
        });
        assert.deepEqual(hits.hits[0]?._ignored, ["order.attempt", "order.id"]);
        assert.deepEqual(hits.hits[0]._source?.["order"], malformed.order);
        assert.deepEqual(await mappedNames(node()), names);
      });
    });

  it("says how many bytes it has without saying so", () => {
    for (const event of stored) {
      const { "@metadata": metadata, log, ...others } = event;
      const { bytes, ...rest } = log as { readonly bytes: number };
      assert.equal(typeof metadata, "object");
      assert.equal(bytes, Buffer.byteLength(JSON.stringify({ ...others, log: rest })), actionOf(event));
    }
  });

  it("has the fields that the events of `make bench-storage` have", () => {
    const ofPipeline = new Map(stored.map((event) => [actionOf(event), shape(event)]));
    const seen = new Set<string>();
    for (const { document } of storedEvents(2000, 1)) {
      const action = actionOf(document);
      seen.add(action);
      assert.deepEqual(shape(document), [...(ofPipeline.get(action) ?? []), ...addedLater].sort(), action);
    }
    assert.equal(seen.size, serviceEvents.length);
  });
});

/** Names of a record's fields without Logstash's own. */
const shape = (event: Event): string[] =>
  [...dotted(event)].map(([name]) => name).filter((name) => !name.startsWith("@metadata.") && name !== "@version").sort(); // prettier-ignore

/** By Logstash's output; and `replayed` leaves out the path of its own file. */
const addedLater = ["data_stream.dataset", "data_stream.namespace", "data_stream.type", "log.file.path"];

const actionOf = (event: Event): string => (event["event"] as { action: string }).action;

function fieldsOf(event: Event): (readonly [FieldName, unknown])[] {
  return [...dotted(event)].filter((one): one is [FieldName, unknown] => {
    const [name] = one;
    return (storedFields as readonly string[]).includes(name) && !onlyRead.includes(name);
  });
}

/** How a field of that type is asked for. */
function queryFor(name: FieldName, value: unknown): estypes.QueryDslQueryContainer {
  const one = [value].flat()[0] as string | number | boolean;
  switch (contractOf(name).type) {
    case "text":
      return { match: { [name]: { query: String(one), operator: "and" } } };
    case "date":
      return { range: { [name]: { gte: String(one), lte: String(one) } } };
    default:
      return { term: { [name]: one } };
  }
}
