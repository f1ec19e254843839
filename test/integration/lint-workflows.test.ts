import * as assert from "node:assert/strict";
import { make } from "./support/make";

describe("make lint-workflows", () => {
  it("has nothing against the workflows", async () => {
    const { code, stdout, stderr } = await make("lint-workflows");
    assert.equal(code, 0, stdout + stderr);
  });
});
