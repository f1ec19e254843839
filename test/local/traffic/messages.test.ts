import * as assert from "node:assert/strict";
import type { StoredEvent } from "../../../local/traffic/event";
import { minute } from "../../../local/traffic/time";
import { eventsOf, grouped, sample } from "./sample";

const events = eventsOf(sample({ days: 2, ordersPerDay: 100 }));

function byMessage(action: string): ReadonlyMap<string, readonly StoredEvent[]> {
  return grouped(
    events.filter(({ fields }) => fields["event.action"] === action),
    ({ fields }) => String(fields["messaging.message.id"]),
  );
}

describe("a message of synthetic traffic", () => {
  const published = byMessage("message.published");
  const received = byMessage("message.received");
  const processed = byMessage("message.processed");
  const last = events.at(-1)?.at ?? 0;

  it("is published once, then received and processed once by the other service, in the same trace", () => {
    assert.ok(published.size > 300);
    for (const [id, [sent, again]] of published) {
      assert.ok(sent);
      assert.equal(again, undefined);
      if (sent.at > last - minute) continue; // cut off by the end
      const [got, gotAgain] = received.get(id) ?? [];
      const [done, doneAgain] = processed.get(id) ?? [];
      assert.ok(got && done && sent.at < got.at && got.at < done.at && done.at < sent.at + minute);
      assert.deepEqual([gotAgain, doneAgain], [undefined, undefined]);
      for (const { fields } of [got, done]) {
        assert.notEqual(fields["service.name"], sent.fields["service.name"]);
        for (const same of ["trace.id", "order.id", "messaging.rabbitmq.destination.routing_key"] as const)
          assert.equal(fields[same], sent.fields[same]);
      }
    }
  });

  it("is never processed without being published", () => {
    const first = (events[0]?.at ?? 0) + minute;
    for (const [id, [done]] of processed) assert.ok(published.has(id) || (done?.at ?? 0) < first);
  });

  it("now and then comes twice, and is then ignored", () => {
    const repeated = byMessage("message.redelivered");
    assert.ok(repeated.size > 0);
    assert.deepEqual([...byMessage("message.duplicate_ignored").keys()].sort(), [...repeated.keys()].sort());
  });

  it("writes each status that CRM learns of, by the id of the message", () => {
    const synced = byMessage("order.status_synced");
    assert.ok(synced.size > 150);
    for (const [id, [event]] of synced) {
      assert.ok(event);
      const [sent] = published.get(id) ?? [];
      if (sent !== undefined) assert.equal(event.fields["order.status"], sent.fields["order.status"]);
    }
  });
});
