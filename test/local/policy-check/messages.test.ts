import assert from "node:assert/strict";
import { causes } from "../../../local/policy-check/messages";

describe("what stopped a program", () => {
  it("is told once, without colours, stacks of calls and what the engine says before it", () => {
    const errors = [
      "<{%fg 1%}>Unhandled exception: Error: no chart<{%reset%}>\n    at main (index.ts:1:1)",
      "One or more errors occurred: no chart",
    ];
    assert.deepEqual(causes(errors), ["no chart"]);
  });

  it("is not what follows from it, unless nothing else is known", () => {
    const following = "failed to register new resource web: 2 UNKNOWN: resource monitor shut down";
    assert.deepEqual(causes(["no such file", `Unhandled exception: Error: ${following}`, "update failed"]), [
      "no such file",
    ]);
    assert.deepEqual(causes(["no luck", "One or more errors occurred. Check logs for more details"]), ["no luck"]);
    assert.deepEqual(causes([following]), [following]);
    assert.deepEqual(causes(["preview failed", "Unhandled exception: TypeError: fetch failed"]), ["fetch failed"]);
  });
});
