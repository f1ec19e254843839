import * as assert from "node:assert/strict";
import { Random } from "../../../local/traffic/random";

const times = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

describe("random numbers", () => {
  it("are the same for the same seed and purpose, and others for another of either", () => {
    const drawn = (seed: number, purpose: string): number[] => {
      const random = new Random(seed, purpose);
      return times(5, () => random.whole(0, 1_000_000));
    };
    assert.deepEqual(drawn(1, "order"), drawn(1, "order"));
    assert.notDeepEqual(drawn(1, "order"), drawn(2, "order"));
    assert.notDeepEqual(drawn(1, "order"), drawn(1, "person"));
  });

  it("are skewed around their median, and never above their bound", () => {
    const random = new Random(1, "skewed");
    const drawn = times(4_000, () => random.skewed(10, 1, 50)).sort((one, other) => one - other);
    assert.ok(Math.abs((drawn[2_000] ?? 0) - 10) < 1);
    assert.ok((drawn[0] ?? 0) > 0 && drawn.at(-1) === 50);
  });

  it("choose by weight, and never what weighs nothing", () => {
    const random = new Random(1, "weighted");
    const drawn = times(4_000, () => random.weighted([0, 3, 1, 0]));
    assert.deepEqual([...new Set(drawn)].sort(), [1, 2]);
    assert.ok(Math.abs(drawn.filter((index) => index === 1).length - 3_000) < 150);
  });

  it("make as many hexadecimal digits as are asked for", () => {
    const random = new Random(1, "hex");
    for (const digits of [8, 16, 32, 64] as const)
      assert.match(random.hex(digits), new RegExp(`^[0-9a-f]{${String(digits)}}$`));
  });
});
