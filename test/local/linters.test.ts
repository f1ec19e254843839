import * as assert from "node:assert/strict";
import { declaredExceptions, type Exception, exceptions, unexpected } from "../../local/linters/exceptions";
import type { Finding } from "../../local/linters/finding";

const finding: Finding = { linter: "checkov", check: "CKV_1", object: "StatefulSet/logs", message: "low group ID" };
const exception: Exception = {
  linter: "checkov",
  check: "CKV_1",
  objects: /^StatefulSet\/logs$/,
  why: "it must be so",
};

describe("an exception from a linter's check", () => {
  it("covers the finding that it names", () => {
    assert.deepEqual(unexpected([finding], [exception]), { findings: [], exceptions: [] });
  });

  for (const [what, other] of Object.entries<Partial<Exception>>({
    "another linter": { linter: "kube-score" },
    "another check": { check: "CKV_2" },
    "another object": { objects: /^StatefulSet\/log$/ },
    "another message": { message: /low user ID/ },
  }))
    it(`does not cover ${what}, and is told as needless`, () => {
      const narrowed = { ...exception, ...other };
      assert.deepEqual(unexpected([finding], [narrowed]), { findings: [finding], exceptions: [narrowed] });
    });

  it("has a reason, and names objects from their first letter to their last", () => {
    for (const { why, objects } of [...exceptions, ...declaredExceptions]) {
      assert.ok(why.length > 20);
      assert.match(objects.source, /^\^/);
    }
  });
});
