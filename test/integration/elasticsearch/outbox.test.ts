import * as assert from "node:assert/strict";
import { notification } from "../../../components/alerting/notification";
import { rules } from "../../../components/alerting/rules";
import { pipelines } from "../../../components/logstash/pipelines";
import { parsePipeline } from "../../support/logstash-double-parser";
import { deploy } from "../../support/deploy";
import { putStorage } from "../../support/provider-requests";
import { scratchNode } from "../../support/scratch-node";

const outbox = "alerts-outbox-local";
const [rule] = rules;
const [check] = Object.values(rule?.checks ?? {});

/** The query of Logstash's pipeline with the time that it fills in. */
function querySince(last: string): object {
  const text = pipelines(1, true).find((entry) => entry["pipeline.id"] === "outbox")?.["config.string"] ?? "";
  const [input] = parsePipeline(text).input;
  assert.ok(input && "settings" in input);
  const query = input.settings["query"] as string;
  return JSON.parse(query.replace(":last_value", last)) as object;
}

describe("the outbox on the real Elasticsearch", () => {
  const node = scratchNode();
  const at = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const tell = async (id: string, minutesAgo: number): Promise<void> => {
    assert.ok(rule && check);
    const document = {
      ...notification(rule, check, { publicUrl: "https://kibana.example.com", runbook: "docs/runbook.md" }),
      "delivery.id": id,
      "@timestamp": at(minutesAgo),
    };
    const operations = [{ index: { op_type: "create" as const } }, document]; // as Kibana's Index connector writes
    const { errors } = await node().bulk({ index: outbox, operations, refresh: true });
    assert.equal(errors, false);
  };

  before(async () => {
    await putStorage(node(), await deploy("local"));
    for (const [id, minutesAgo] of [["late", 2], ["early", 30], ["yesterday", 1500], ["now", 0], ["just now", 0.6]] as const) await tell(id, minutesAgo); // prettier-ignore
  });

  it("takes notifications in the form that the rules give them, each field by its mapping", async () => {
    const { data_streams: streams } = await node().indices.getDataStream({ name: outbox });
    assert.equal(streams[0]?.template, "alerts-outbox");
    for (const [field, value] of [
      ["rule.id", "A1"],
      ["rule.owner", "log_support"],
      ["delivery.id", "early"],
    ] as const)
      // prettier-ignore
      assert.ok((await node().count({ index: outbox, query: { term: { [field]: value } } })).count > 0, field);
  });

  it("gives Logstash what came since the last time and is a minute old, the oldest first", async () => {
    const found = async (last: string): Promise<unknown[]> => {
      const { hits } = await node().search<Record<string, unknown>>({ index: outbox, ...querySince(last) });
      return hits.hits.map(({ _source: source }) => source?.["delivery.id"]);
    };
    assert.deepEqual(await found("1970-01-01T00:00:00.000000000Z"), ["early", "late"]); // Logstash's own first value
    assert.deepEqual(await found(at(10)), ["late"]);
  });
});
