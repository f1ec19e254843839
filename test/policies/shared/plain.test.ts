import { strict as assert } from "node:assert";
import { at, entries, pending, plain } from "../../../policies/shared/plain";

/** As the engine hands over properties: reading an unknown one throws. */
const props = {
  get name(): string {
    throw new Error("can't be known during preview");
  },
  spec: { args: ["-c"], count: 2, none: null },
};

describe("plain", () => {
  it("copies what is known and marks the rest", () => {
    assert.deepEqual(plain(props), { name: pending, spec: { args: ["-c"], count: 2, none: undefined } });
  });

  it("finds nothing beyond an unknown value, and says so", () => {
    assert.equal(at(plain(props), "spec", "count"), 2);
    assert.equal(at(plain(props), "name", "first"), pending);
    assert.equal(at(plain(props), "spec", "absent", "deeper"), undefined);
  });

  it("names places as a reader would", () => {
    const paths = [...entries(plain({ data: { "a.yml": "x" }, spec: { list: [{ b: 1 }] } }))].map(({ path }) => path);
    assert.deepEqual(paths, ["data", 'data["a.yml"]', "spec", "spec.list", "spec.list[0]", "spec.list[0].b"]);
  });
});
