import * as assert from "node:assert/strict";
import { aliases, fieldNames, fieldOf, type FieldName, sentAs, storedFields } from "../../../components/shared/record";

const mandatory = (of: "record" | "event"): FieldName[] => fieldNames.filter((name) => fieldOf(name).mandatory === of);

describe("the record", () => {
  it("asks every record for the five fields of the decision, and an event for its name too", () => {
    assert.deepEqual(mandatory("record"), ["@timestamp", "log.level", "message", "service.name", "event.module"]);
    assert.deepEqual(mandatory("event"), ["event.action"]);
  });

  it("stores hashes of people and addresses, never these themselves", () => {
    assert.equal(sentAs("user.hash"), "user.id");
    assert.equal(sentAs("user.target.hash"), "user.target.id");
    assert.equal(sentAs("client.ip_hash"), "client.ip");
    for (const name of ["user.id", "user.target.id", "client.ip"] as const)
      assert.equal(storedFields.includes(name), false);
  });

  it("has an example of the right type for every field", () => {
    const types = {
      keyword: "string",
      text: "string",
      date: "string",
      byte: "number",
      long: "number",
      double: "number",
      boolean: "boolean",
    };
    for (const name of fieldNames) {
      const { type, example, many } = fieldOf(name);
      assert.equal(Array.isArray(example), many === true, name);
      for (const value of [example].flat()) assert.equal(typeof value, types[type], name);
      if (type === "long" || type === "byte") assert.ok(Number.isInteger(example), name);
    }
  });

  it("uses no name both for a value and for a group of values", () => {
    const names = [...fieldNames, "labels", ...Object.keys(aliases)];
    assert.deepEqual(
      names.filter((name) => names.some((other) => other.startsWith(`${name}.`))),
      [],
    );
  });
});
