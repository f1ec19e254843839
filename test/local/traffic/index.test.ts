import * as assert from "node:assert/strict";
import type { StoredEvent } from "../../../local/traffic/event";
import { incidents } from "../../../local/traffic/incidents/table";
import { lineOf } from "../../../local/traffic/lines";
import { dateOf, dayOf, second } from "../../../local/traffic/time";
import { eventsOf, local, sample, type Sample } from "./sample";

const lines = (of: Sample): string[] => eventsOf(sample(of)).map(lineOf);

const few = { days: 5, ordersPerDay: 20 } as const; // quick to generate
const at = "2026-11-03T11:00";
const [from, to] = [local("2026-11-03", "11:00"), local("2026-11-03", "14:00")];

describe("synthetic traffic", () => {
  const quiet = lines(few);

  it("is the same for the same seed", () => {
    assert.deepEqual(lines(few), quiet);
  });

  it("is other traffic for another seed, but for what releases say at their fixed times", () => {
    const other = new Set(lines({ ...few, seed: 2 }));
    assert.ok(quiet.filter((line) => other.has(line)).every((line) => line.includes("log.parse_failed")));
  });

  it("is sorted by time, and lies within its days", () => {
    const events = eventsOf(sample(few));
    assert.ok(events.every((event, index) => event.at >= (events[index - 1]?.at ?? 0)));
    assert.deepEqual(
      [...new Set(events.map((event) => dateOf(dayOf(event.at))))],
      ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06"],
    );
  });

  it("is the same on the same days, whichever days are asked for", () => {
    const [, second] = [...sample(few).days()];
    const [alone] = [...sample({ ...few, days: 1, start: "2026-11-03" }).days()];
    assert.ok(alone);
    assert.deepEqual(alone, second);
  });

  for (const { id } of incidents.filter((incident) => !["silent-service", "service-crash"].includes(incident.id)))
    it(`is the same with ${id}, but for what that adds`, () => {
      const more = new Set(lines({ ...few, incident: id, at }));
      assert.ok(more.size > quiet.length);
      assert.ok(quiet.every((line) => more.has(line)));
    });

  it("lacks what a silent service would have written, and how its orders would have gone on, and nothing else", () => {
    const left = eventsOf(sample({ ...few, incident: "silent-service", at }));
    const lines = new Set(left.map(lineOf));
    const gone = eventsOf(sample(few)).filter((event) => !lines.has(lineOf(event)));
    const isShops = ({ fields }: StoredEvent): boolean => fields["service.name"] === "shop-api";
    const isMeanwhile = (event: StoredEvent): boolean => event.at > from && event.at < to;
    assert.ok(gone.filter((event) => isShops(event) && isMeanwhile(event)).length > 50);
    assert.deepEqual(
      left.filter((event) => isShops(event) && isMeanwhile(event)),
      [],
    );
    const orders = new Set(gone.flatMap(({ fields }) => fields["order.id"]?.toString() ?? []));
    const isOf = (named: ReadonlySet<string>, value: unknown): boolean => named.has(String(value));
    const requests = new Set(
      gone.filter(({ fields }) => "order.id" in fields).map(({ fields }) => String(fields["trace.id"])),
    );
    assert.ok(gone.every((event) => event.at > from && (isShops(event) || isOf(requests, event.fields["trace.id"]))));
    assert.ok(left.every((event) => event.at <= from || !isOf(orders, event.fields["order.id"])));
  });

  it("has no work of a pod that is dead, and all of it done by the other one", () => {
    const crash = eventsOf(sample({ ...few, incident: "service-crash", at }));
    const nodeOf = ({ fields }: StoredEvent): unknown => fields["service.node.name"];
    const died = crash.find(({ fields }) => fields["event.action"] === "service.crashed");
    assert.ok(died);
    assert.ok(
      crash.every((event) => nodeOf(event) !== nodeOf(died) || event.at <= from || event.at >= from + 40 * second),
    );
    assert.equal(crash.length, quiet.length + 2); // crashed, started
  });
});
