import * as assert from "node:assert/strict";
import { events, eventNamed } from "../../../components/shared/events";
import { serviceNames } from "../../../components/shared/events/event";
import { orderStatuses } from "../../../components/shared/order-statuses";
import { fieldOf, isFieldName } from "../../../components/shared/record";

const required = (action: string): readonly string[] => eventNamed(action)?.required ?? [];

describe("the catalogue of events", () => {
  it("names every event once, in words of small letters with dots", () => {
    const names = events.map(({ action }) => action);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      names.filter((name) => !/^[a-z0-9_]+\.[a-z0-9_]+$/.test(name)),
      [],
    );
  });

  it("uses fields of the record only, and only those that are stored", () => {
    for (const { action, required, optional = [], values = {} } of events)
      for (const name of [...required, ...optional, ...Object.keys(values)]) {
        assert.ok(isFieldName(name), `${action}: ${name}`);
        assert.equal(fieldOf(name).becomes, undefined, `${action}: ${name} is never stored`);
      }
  });

  it("asks for no field twice, and for none that every event has anyway", () => {
    for (const { action, required, optional = [] } of events) {
      const names = [...required, ...optional];
      assert.equal(new Set(names).size, names.length, action);
      assert.deepEqual(
        names.filter((name) => fieldOf(name).mandatory !== undefined),
        [],
        action,
      );
    }
  });

  it("fixes no value that the record does not allow", () => {
    for (const { action, values = {} } of events)
      for (const [name, fixed] of Object.entries(values)) {
        const allowed = isFieldName(name) ? fieldOf(name).values : [];
        assert.ok(
          allowed === undefined || fixed.every((value) => allowed.includes(String(value))),
          `${action}: ${name}`,
        );
      }
  });

  it("has one event for each status of an order, and each says what the status was before", () => {
    const reached = orderStatuses.map((status) =>
      events.filter(({ values }) => values?.["order.status"]?.includes(status) === true),
    );
    assert.deepEqual(
      reached.map(({ length }) => length),
      orderStatuses.map(() => 1),
    );
    for (const [event] of reached.slice(1)) assert.ok(required(event?.action ?? "").includes("order.previous_status"));
  });

  it("says of every message which one it was and where it went", () => {
    for (const { action, required } of events.filter(({ action }) => action.startsWith("message.")))
      for (const name of ["messaging.message.id", "messaging.destination.name", "order.id"] as const)
        assert.ok(required.includes(name), `${action}: ${name}`);
  });

  it("says of every failure of a service's own work which error it was", () => {
    const errors = events.filter(({ levels, services }) => levels.join() === "ERROR" && services.length > 0);
    const silent = errors.filter(({ required }) => !required.includes("error.type")).map(({ action }) => action);
    assert.deepEqual(silent, ["message.dead_lettered"]); // the error was told when the handling failed
  });

  it("tells an attack on logins by address, and never by what was typed", () => {
    for (const action of ["user.login_failed", "partner.auth_failed"])
      assert.ok(required(action).includes("client.ip_hash"));
    const names = events.flatMap(({ required, optional = [] }): readonly string[] => [...required, ...optional]);
    assert.deepEqual(
      names.filter((name) => /password|email|phone|price|amount|user\.name/.test(name)),
      [],
    );
  });

  it("asks who closed an order by hand", () => {
    assert.deepEqual(eventNamed("order.closed")?.requiredWhen, {
      field: "event.reason",
      is: "manual",
      required: ["user.hash"],
    });
  });

  it("lets every service start, stop and crash", () => {
    for (const action of ["service.started", "service.stopped", "service.crashed"])
      assert.deepEqual(eventNamed(action)?.services, serviceNames);
  });
});
