import * as assert from "node:assert/strict";
import { storedFields } from "../../../components/shared/record";
import { fieldOf } from "../../support/logstash-double";
import { calendarOf, normaliser, now, valid } from "../../support/logstash-normalise";
import type { Event } from "../../support/logstash-scripts";

/** An object with so many levels. */
const nest = (levels: number): unknown => (levels === 0 ? "core" : { d: nest(levels - 1) });

describe("the pipeline normalise", () => {
  const { normalised } = normaliser();

  it("changes nothing in a record that is right", async () => {
    const { "@version": version, "@timestamp": time, "@metadata": metadata, ...event } = await normalised();
    const { "@timestamp": expectedTime, "@metadata": expectedMetadata, ...expected } = valid;
    assert.deepEqual(event, { ...expected, calendar: calendarOf(now) });
    assert.equal(version, "1");
    assert.equal(Date.parse(String(time)), Date.parse(String(expectedTime)));
    assert.equal(fieldOf({ metadata }, "[metadata][_id]"), fieldOf({ expectedMetadata }, "[expectedMetadata][_id]"));
  });

  const changes: readonly [what: string, change: Event, expected: Readonly<Record<string, unknown>>][] = [
    ["a literal module", { module: "pricing", event: {} }, { "[event][module]": "pricing", "[module]": undefined }],
    ["module as an object", { module: { a: 1 } }, { "[labels][module]": '{"a":1}', "[event][module]": "orders" }],
    ["log as a level", { log: "warning" }, { "[log][level]": "WARN" }],
    ["log as a text", { log: "hello" }, { "[labels][log]": "hello", "[log][level]": "INFO" }],
    ["event as an action", { event: "order.closed" }, { "[event][action]": "order.closed" }],
    ["event as a text", { event: "Closed!" }, { "[labels][event]": "Closed!" }],
    ["service as a text", { service: "mes" }, { "[service][name]": "mes", "[service][environment]": "test" }],
    ["host as a text", { host: "node-1" }, { "[host][name]": "node-1" }],
    ["order as a number", { order: 7 }, { "[order][id]": "7" }],
    ["http as a text", { http: "GET" }, { "[http]": undefined, "[labels][http]": "GET" }],
    ["user as a text", { user: "ivan" }, { "[user]": undefined, "[tags]": ["identity.removed"] }],
    ["an object for a text", { order: { id: { a: 1 }, model: "x" } }, { "[order][id]": '{"a":1}', "[labels][order_model]": "x" }],
    ["labels as a text", { labels: "x" }, { "[labels]": { text: "x" } }],
    ["tags as a text", { tags: "x" }, { "[tags]": ["x"] }],
    ["tags as an object", { tags: { a: 1 } }, { "[tags]": ['{"a":1}'] }],
    ["message as a number", { message: 7 }, { "[message]": "7" }],
    ["message as an object", { message: { a: [1] } }, { "[message]": '{"a":[1]}' }],
    ["pino's msg", { message: undefined, msg: "hi" }, { "[message]": "hi", "[msg]": undefined }],
    ["no message", { message: undefined, error: { message: "no" } }, { "[message]": "no" }],
    ["labels in C#", { order: undefined, labels: { OrderId: "8", OrderStatus: "CLOSED", other: "x" } },
      { "[order]": { id: "8", status: "CLOSED" }, "[labels]": { other: "x" } }],
    ["numbers in metadata", { labels: { order_id: "9" }, metadata: { OrderAttempt: 2, OrderModelPolygons: 5, Elapsed: 1.5 } },
      { "[order][attempt]": 2, "[order][model][polygons]": 5, "[metadata]": { Elapsed: 1.5 }, "[labels][order_id]": "9" }],
    ["MVC's action", { event: { action: "Mes.Api.OrdersController.Get (Mes.Api)" } },
      { "[event][action]": undefined, "[labels][mvc_action]": "Mes.Api.OrdersController.Get (Mes.Api)" }],
    ["event.original", { event: { action: "order.closed", original: "raw" } }, { "[event]": { action: "order.closed" } }],
    ["an empty name", { "": 1 }, { "[labels][unnamed]": 1 }],
    ["a blank name in an object of the record", { order: { id: "7", " ": "x" } }, { "[order]": { id: "7" }, "[labels][order. ]": "x" }],
    ["a name made of dots", { "..": 1, "a..b": 2 }, { "[labels]": { "..": 1, "a..b": 2 } }],
    ["a name of Elasticsearch's own", { _id: "x", _source: { a: 1 } }, { "[labels]": { _id: "x", _source: { a: 1 } } }],
    ["dotted names of the record", { order: { "model.polygons": 5 }, "order.id": "8" }, { "[order]": { id: "8", model: { polygons: 5 } } }],
    ["a dotted name that leads through a value", { "order.id.x": 1 }, { "[order][id]": "7", "[labels][order.id.x]": 1 }],
    ["a dotted name of what is there", { "order.id": "8" }, { "[order][id]": "7", "[labels][order.id]": "8" }],
    ["a dotted name of an alias", { "module.x": 1 }, { "[module]": undefined, "[labels][module]": '{"x":1}' }],
    ["a dotted name outside of the record", { "other.name": 1 }, { "[other.name]": 1, "[labels]": undefined }],
    ["deep labels", { labels: { a: nest(11), b: nest(10) } }, { "[labels][a]": JSON.stringify(nest(11)), "[labels][b]": nest(10) }],
    ["what is too deep for the net", { other: nest(30) }, { "[other]": undefined, "[labels][other]": JSON.stringify(nest(30)) }],
    ["labels as a deep list", { labels: [nest(30)] }, { "[labels]": { text: JSON.stringify([nest(30)]) } }],
    ["a NUL in a label's name", { labels: { "a\u0000b": 1 } }, { "[labels]": { ab: 1 } }],
    ["a label's long name", { labels: { ["n".repeat(300)]: 1 } }, { "[labels]": { ["n".repeat(256)]: 1 } }],
    ["two names for one label", { labels: { _id: 1 }, _id: 2 }, { "[labels]": { _id: 1, _id_: 2 } }],
    ["labels as a list beside a wrong name", { labels: ["x"], "": 1 }, { "[labels]": { text: ["x"], unnamed: 1 } }],
    ["a calendar of the service's own", { calendar: { hour: 99, weekday: "Monday", holiday: true } }, { "[calendar]": { ...calendarOf(now), holiday: true } }],
    ["a calendar as a text", { calendar: "Gregorian" }, { "[calendar]": calendarOf(now), "[labels][calendar]": "Gregorian" }],
    ["no id", { "@metadata": {} }, {}],
    ["no service", { service: undefined }, { "[service][name]": "crm-api" }],
    ["a leak", { message: "to a@example.com" }, { "[message]": "to [email]", "[tags]": ["masking.leak"] }],
    ["a crash", { tags: ["log.parse_failed"], log: undefined, event: undefined, message: "Unhandled exception. System.X" },
      { "[log][level]": "ERROR", "[event]": { module: "pipeline", action: "log.parse_failed" }, "[tags]": ["log.parse_failed"] }],
    ["a plain line", { tags: ["log.parse_failed"], log: undefined, event: undefined, message: "Picked up JAVA_TOOL_OPTIONS" },
      { "[log][level]": "WARN", "[event][action]": "log.parse_failed" }],
  ]; // prettier-ignore
  for (const [what, change, expected] of changes)
    it(`makes a record of ${what}`, async () => {
      const event = await normalised(change);
      for (const [field, value] of Object.entries(expected)) assert.deepEqual(fieldOf(event, field), value, field);
      assert.match(String(fieldOf(event, "[@metadata][_id]")), /^(?:a1|[0-9a-f-]{36})$/);
      assert.equal(typeof event["message"], "string");
    });

  for (const wrong of [null, 7, true, "x", [], [1], [{ a: 1 }], {}, { a: { b: 1 } }])
    it(`never loses an event, nor leaves a shape that is refused, with ${JSON.stringify(wrong)} anywhere`, async () => {
      const names = [...new Set(storedFields.map((name) => name.split(".")[0] ?? "")), "labels", "level", "date", "module", "metadata", "kubernetes"]; // prettier-ignore
      for (const name of names.filter((one) => one !== "@timestamp")) {
        const event = await normalised({ [name]: wrong });
        for (const field of storedFields) {
          const parents = field.split(".").slice(0, -1).map((_, i, all) => all.slice(0, i + 1)); // prettier-ignore
          for (const parent of parents) {
            const value = fieldOf(event, `[${parent.join("][")}]`) ?? {};
            assert.ok(typeof value === "object" && !Array.isArray(value), `${name}: ${parent.join(".")}`);
          }
          const leaf = [fieldOf(event, `[${field.replaceAll(".", "][")}]`)].flat();
          assert.ok(
            leaf.every((one) => typeof one !== "object" || one === null),
            `${name}: ${field}`,
          );
        }
        for (const alias of ["level", "date", "module"]) assert.equal(alias in event, false, `${name}: ${alias}`);
      }
    });
});
