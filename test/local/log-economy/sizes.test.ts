import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { sizeOf } from "../../../local/log-economy/sizes";

describe("the size of a kind of lines", () => {
  it("is exact where every line was read", () => {
    assert.deepEqual(sizeOf([100, 300], 2), { mean: 200, error: 0, sampled: 2 });
  });

  it("is certain where all that were read are alike", () => {
    assert.deepEqual(sizeOf([250, 250, 250], 9000), { mean: 250, error: 0, sampled: 3 });
  });

  it("is nothing where nothing was read", () => {
    assert.deepEqual(sizeOf([], 5), { mean: 0, error: 0, sampled: 0 });
  });

  it("has the standard error of a sample without replacement", () => {
    const { mean, error } = sizeOf([100, 200, 300], 6); // variance 10,000; half of the lines were read
    assert.equal(mean, 200);
    assert.ok(Math.abs(error - Math.sqrt((10_000 / 3) * 0.5)) < 1e-9);
  });

  it("lies between the smallest and the largest line, and grows more certain with the share that was read", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1 }), fc.nat(1e6), (sample, unread) => {
        const some = sizeOf(sample, sample.length + unread);
        assert.ok(some.mean >= Math.min(...sample) - 1e-6 && some.mean <= Math.max(...sample) + 1e-6);
        assert.ok(some.error <= sizeOf(sample, sample.length + unread * 2).error + 1e-9);
      }),
    );
  });
});
