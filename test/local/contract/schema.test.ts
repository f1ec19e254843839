import Ajv2020 from "ajv/dist/2020";
import * as assert from "node:assert/strict";
import type { LogEvent } from "../../../components/shared/events/event";
import { eventNamed } from "../../../components/shared/events";
import { fieldNames, fieldOf, type FieldName, sentAs } from "../../../components/shared/record";
import { exampleOf } from "../../../local/contract/example";
import { dotted, nested } from "../../../local/contract/nested";
import { recordSchema, serviceEvents } from "../../../local/contract/schema";

const validate = new Ajv2020({ strictTypes: false }).compile(recordSchema());

const without = (event: LogEvent, name: FieldName): unknown =>
  nested([...dotted(exampleOf(event))].filter(([field]) => field !== name));

const named = (action: string): LogEvent => {
  const event = eventNamed(action);
  assert.ok(event, action);
  return event;
};

describe("the schema of the record", () => {
  const always = fieldNames.filter((name) => fieldOf(name).mandatory === "record");

  for (const event of serviceEvents)
    it(`takes ${event.action} as a service writes it, and refuses it without any of its required fields`, () => {
      assert.ok(validate(exampleOf(event)), JSON.stringify(validate.errors));
      for (const name of [...always, ...event.required.map(sentAs)])
        assert.equal(validate(without(event, name)), false, `without ${name}`);
    });

  it("takes an event without the fields that are there if known", () => {
    for (const event of serviceEvents)
      for (const name of event.optional ?? [])
        if (event.requiredWhen?.required.includes(name) !== true)
          assert.ok(validate(without(event, sentAs(name))), name);
  });

  it("asks who closed an order only if it was closed by hand", () => {
    const event = named("order.closed");
    assert.equal(validate(without(event, "user.id")), false);
    const example = exampleOf(event, { values: { "event.reason": "carrier_message", "user.id": undefined } });
    assert.ok(validate(JSON.parse(JSON.stringify(example))));
  });

  it("takes a record that is no event, with fields of its own", () => {
    const record = { ...exampleOf(named("service.started")), event: { module: "lifecycle" }, labels: { port: "8080" } };
    assert.ok(validate({ ...record, process: { pid: 1 } }));
  });

  const broken: readonly (readonly [what: string, values: Partial<Record<FieldName, unknown>>])[] = [
    ["a level that the event never has", { "log.level": "ERROR" }],
    ["a word that is no level", { "log.level": "LOUD" }],
    ["another module", { "event.module": "ui" }],
    ["a service that does not write it", { "service.name": "crm-api" }],
    ["another status", { "order.status": "SHIPPED" }],
    ["a time without a zone", { "@timestamp": "2026-11-25T10:15:00.067" }],
    ["a number where a text belongs", { "order.id": 100245 }],
    ["an empty message", { message: "" }],
    ["a hash that only the collector may write", { "user.hash": "9c56" }],
    ["an hour that only the pipeline may write", { "calendar.hour": 13 }],
    ["a duration as a text", { "order.previous_status_duration": "PT1H" }],
  ];
  for (const [what, values] of broken)
    it(`refuses ${what}`, () => {
      assert.ok(validate(exampleOf(named("order.packaging"))));
      assert.equal(validate(exampleOf(named("order.packaging"), { values })), false);
    });

  it("takes the spellings of levels that Spring, Serilog and pino write", () => {
    for (const spelling of ["INFO", "Information", "info"])
      assert.ok(validate(exampleOf(named("order.packaging"), { values: { "log.level": spelling } })), spelling);
  });
});
