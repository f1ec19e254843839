import { strict as assert } from "node:assert";
import { at, entries, partial, pending, type Plain, plain } from "../../../policies/shared/plain";

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

  it("takes for unknown what a partial object does not say, at any depth", () => {
    const fields = partial(plain({ spec: { list: [{ a: 1 }], none: null } }));
    assert.deepEqual(fields, { spec: { list: [{ a: 1 }], none: undefined } });
    assert.equal(at(fields, "metadata", "name"), pending);
    assert.equal(at(fields, "spec", "count"), pending);
    assert.equal(at((at(fields, "spec", "list") as Plain[])[0], "b"), pending);
    assert.equal(at(fields, "spec", "none"), undefined);
  });

  it("names places as a reader would", () => {
    const paths = [...entries(plain({ data: { "a.yml": "x" }, spec: { list: [{ b: 1 }] } }))].map(({ path }) => path);
    assert.deepEqual(paths, ["data", 'data["a.yml"]', "spec", "spec.list", "spec.list[0]", "spec.list[0].b"]);
  });
});
