import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { backendOf } from "../../local/backend";
import { cache } from "../../local/paths";

const shared = { PULUMI_BACKEND_URL: "s3://states" };

describe("the backend of a stack", () => {
  after("the passphrase of our own", () => {
    fs.rmSync(path.join(cache, "pulumi"), { recursive: true });
  });

  it("is one of our own where no other is named, and for stack local always", () => {
    for (const backend of [
      backendOf("prod", {}),
      backendOf("prod", { PULUMI_BACKEND_URL: "" }),
      backendOf("local", shared),
    ]) {
      assert.equal(backend.isShared, false);
      assert.match(backend.environment["PULUMI_BACKEND_URL"] ?? "", /^file:/);
    }
  });

  it("is the one that is named, opened with the caller's own passphrase", () => {
    const { isShared, environment } = backendOf("prod", shared);
    assert.equal(isShared, true);
    assert.deepEqual(environment, shared);
  });

  it("is our own for a program that is no stack of this project", () => {
    assert.equal(backendOf("bench-empty", shared).isShared, false);
  });
});
