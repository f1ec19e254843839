import * as assert from "node:assert/strict";
import { fields, mapping } from "../../../components/log-storage/fields";
import { storedFields } from "../../../components/shared/record";

describe("the mapping", () => {
  it("has every stored field of the record, and nothing that names a person or an address", () => {
    assert.deepEqual(Object.keys(fields), storedFields);
    for (const name of ["user.id", "client.ip"]) assert.equal(name in mapping.properties, false);
  });

  it("maps each kind of field as Elasticsearch finds it best", () => {
    assert.deepEqual(fields["order.id"], { type: "keyword", ignore_above: 1024 });
    assert.deepEqual(fields["event.duration"], { type: "long" });
    assert.deepEqual(fields["order.previous_status_duration"], { type: "long" });
    assert.deepEqual(fields["calendar.hour"], { type: "byte" });
    assert.deepEqual(fields["messaging.rabbitmq.redelivered"], { type: "boolean" });
    assert.deepEqual(fields["@timestamp"], { type: "date" });
  });

  it("keeps ids that are only looked up once, and those that alerts group by twice", () => {
    for (const name of ["trace.id", "http.request.id", "request.idempotency_hash", "file.hash.sha256"])
      assert.deepEqual(fields[name], { type: "keyword", ignore_above: 1024, doc_values: false });
    assert.deepEqual(fields["span.id"], { type: "keyword", ignore_above: 1024, index: false, doc_values: false });
    for (const name of [
      "order.id",
      "user.hash",
      "client.ip_hash",
      "organization.id",
      "messaging.message.id",
      "error.type",
    ])
      assert.deepEqual(fields[name], { type: "keyword", ignore_above: 1024 });
  });

  it("keeps long texts out of keywords, which refuse 32766 bytes and more", () => {
    for (const name of ["message", "error.message", "error.stack_trace"])
      assert.deepEqual(fields[name], { type: "match_only_text" });
  });

  it("stays far below the limit of 500 fields, objects counted", () => {
    const names = Object.keys(mapping.properties);
    const objects = names.flatMap((name) =>
      name
        .split(".")
        .slice(0, -1)
        .map((_, index, parts) => parts.slice(0, index + 1).join(".")),
    );
    assert.ok(names.length + new Set(objects).size < 250);
  });
});
