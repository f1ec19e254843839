import * as assert from "node:assert/strict";
import { eventNamed } from "../../../components/shared/events";
import { fieldOf, isFieldName, sentAs, storedFields } from "../../../components/shared/record";
import { checkRecord } from "../../../local/contract/check-line";
import { dotted, isJsonObject, nested } from "../../../local/contract/nested";
import type { StoredEvent } from "../../../local/traffic/event";
import { changesBy, placed } from "../../../local/traffic/incidents/placing";
import { incidents } from "../../../local/traffic/incidents/table";
import { lineOf } from "../../../local/traffic/lines";
import { dayOf } from "../../../local/traffic/time";
import { worldOf } from "../../../local/traffic/world";
import { eventsOf, local, sample } from "./sample";

/** What the checker of services' logs says of an event as the service would have sent it. */
function problemsOf({ at, fields }: StoredEvent): readonly string[] {
  const sent = nested([
    ["@timestamp", new Date(at).toISOString()],
    ...Object.entries(fields)
      .map(([name, value]) => [isFieldName(name) ? sentAs(name) : name, value] as const)
      .filter(([name]) => !isFieldName(name) || fieldOf(name).byCollector !== true),
  ]);
  const { problems } = checkRecord(sent, { line: 1, text: "" }, new Date(at));
  return problems.map(({ cause }) => cause);
}

const isPipelines = ({ fields }: StoredEvent): boolean => fields["event.action"] === "log.parse_failed";

describe("an event of synthetic traffic", () => {
  const window = { firstDay: dayOf(local("2026-11-02", "00:00")), days: 7 };
  const { added } = changesBy(placed(incidents, window), window, worldOf(1, 300));
  const sources = { "quiet traffic": eventsOf(sample({ days: 1 })), incidents: added };

  for (const [what, events] of Object.entries(sources)) {
    it(`keeps the contract, in ${what}`, () => {
      const problems = events.filter((event) => !isPipelines(event)).flatMap(problemsOf);
      assert.deepEqual([...new Set(problems)], []);
    });

    it(`has no field that the catalogue does not promise, in ${what}`, () => {
      const common = storedFields.filter((name) =>
        /^(@|message|tags|(service|log|event|trace|span|ecs|error|calendar)\.)/.test(name),
      );
      for (const event of events) {
        const action = event.fields["event.action"];
        const promised = typeof action === "string" ? eventNamed(action) : undefined;
        assert.equal(promised === undefined, action === undefined, String(action));
        const names = new Set<string>([...common, ...(promised?.required ?? []), ...(promised?.optional ?? [])]);
        const others = Object.keys(event.fields).filter((name) => !names.has(name) && name !== "labels.masking_leak");
        assert.deepEqual(others, [], String(action));
      }
    });
  }

  it("says how many bytes it has without saying so", () => {
    for (const { at, fields } of Object.values(sources).flat()) {
      const { "log.bytes": said, ...others } = fields;
      assert.equal(said, Buffer.byteLength(lineOf({ at, fields: others }).trimEnd()), String(fields["event.action"]));
    }
  });

  it("breaks the contract once a field that it needs is gone", () => {
    const event = sources["quiet traffic"].find(({ fields }) => fields["event.action"] === "order.packaging");
    assert.ok(event);
    const { "user.hash": gone, ...rest } = event.fields;
    assert.notEqual(gone, undefined);
    assert.deepEqual(problemsOf({ ...event, fields: rest }), ["order.packaging lacks user.id"]);
  });

  it("that is the pipeline's own says no more than the pipeline can know", () => {
    const [unparsed] = sources.incidents.filter(isPipelines);
    assert.ok(unparsed);
    const { tags, "log.level": level, "event.module": module } = unparsed.fields;
    assert.deepEqual([tags, level, module], [["log.parse_failed"], "WARN", "pipeline"]);
  });

  it("is stored with hashes only, nested, one on a line", () => {
    const login = sources["quiet traffic"].find(({ fields }) => fields["event.action"] === "user.login");
    assert.ok(login);
    const line = lineOf(login);
    assert.match(line, /^\{"@timestamp":"2026-11-0\dT[\d:.]+Z",[^\n]*\}\n$/);
    const stored: unknown = JSON.parse(line);
    assert.ok(isJsonObject(stored));
    const names = [...dotted(stored)].map(([name]) => name);
    assert.ok(names.includes("user.hash") && names.includes("client.ip_hash"));
    assert.ok(!names.includes("user.id") && !names.includes("client.ip"));
    assert.ok(Object.keys(stored).every((name) => !name.includes(".")));
  });
});
