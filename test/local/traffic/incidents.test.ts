import * as assert from "node:assert/strict";
import type { Traffic } from "../../../local/traffic";
import { alerts, type Key } from "../../../local/traffic/incidents/incident";
import { incidents } from "../../../local/traffic/incidents/table";
import { dayOf, hour, startOf } from "../../../local/traffic/time";
import type { Sight } from "./checks/check";
import { orderChecks } from "./checks/orders";
import { peopleChecks } from "./checks/people";
import { serviceChecks } from "./checks/services";
import { eventsOf, local, sample } from "./sample";

const checks = { ...serviceChecks, ...orderChecks, ...peopleChecks };
const days = 14;
const end = startOf(dayOf(local("2026-11-02", "00:00")) + days);

/** What each alert's condition finds: `A6 key`. */
function found(traffic: Traffic): readonly string[] {
  const sight: Sight = { events: eventsOf(traffic), end };
  return alerts.flatMap((alert) => {
    const check = checks[alert];
    assert.ok(check, `${alert} has no check`);
    return [...new Set(check(sight))].map((key) => `${alert} ${key}`).sort();
  });
}

/** What the labels say that is to be found. */
const told = ({ labels }: Traffic): readonly string[] => labels.flatMap(({ alert, key }) => keysOf(alert, key));

/** What they say that rightly follows. */
const follows = ({ labels }: Traffic): readonly string[] =>
  labels.flatMap(({ also }) => also.flatMap(({ alert, key }) => keysOf(alert, key)));

const keysOf = (alert: string, key: Key): string[] => Object.values(key).map((value) => `${alert} ${value}`);

describe("the incidents of synthetic traffic", function () {
  this.timeout(120_000);

  it("are one for every alert, with names that a user may write", () => {
    assert.deepEqual(
      incidents.map(({ alert }) => alert),
      alerts,
    );
    assert.ok(incidents.every(({ id }) => /^[a-z]+(-[a-z]+)+$/.test(id)));
    assert.equal(new Set(incidents.map(({ id }) => id)).size, incidents.length);
  });

  it("are none in quiet traffic: no alert's condition holds in two weeks", () => {
    assert.deepEqual(found(sample({ days })), []);
  });

  it("are all found in two weeks, with the right keys, and with them only what rightly follows", () => {
    const traffic = sample({ days, incident: "all" });
    assert.deepEqual([...found(traffic)].sort(), [...told(traffic), ...follows(traffic)].sort());
  });

  it("begin at least an hour apart, within working hours, and have the fields of their keys", () => {
    const { labels } = sample({ days, incident: "all" });
    const times = labels.map(({ from }) => Date.parse(from)).sort((one, other) => one - other);
    assert.ok(times.every((at, index) => index === 0 || at - (times[index - 1] ?? 0) >= hour));
    for (const { id, key } of labels) {
      const incident = incidents.find((one) => one.id === id);
      assert.ok(incident);
      assert.deepEqual(Object.keys(key).sort(), [...incident.key].sort());
      assert.ok(Object.values(key).every((value) => value !== "" && value !== "undefined"));
    }
  });
});
