import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { fits, isOlder, parseVersion, type Version } from "../../../local/tools/versions";

describe("parseVersion", () => {
  const answers: readonly (readonly [string, Version | undefined])[] = [
    ["v3.226.0\n", [3, 226, 0]],
    ["etcd Version: 3.7.0\nGit SHA: Not provided\nGo Version: go1.26.8", [3, 7, 0]],
    ["Kubernetes v1.37.2", [1, 37, 2]],
    ["Client Version: v1.37.2\nKustomize Version: v5.8.1", [1, 37, 2]],
    ["go1.26", [1, 26, 0]],
    ["Client Version: v1.37.2-dispatcher", undefined],
    ["v3.230.0-alpha.1", undefined],
    ["kubectl: no such version", undefined],
  ];
  for (const [text, version] of answers)
    it(`reads ${JSON.stringify(text)} as ${version?.join(".") ?? "none"}`, () => {
      assert.deepEqual(parseVersion(text), version);
    });
});

describe("fits", () => {
  it("takes a newer minor version where that is allowed, never an older or another major one", () => {
    assert.ok(fits([3, 226, 0], [3, 226, 0], "minor"));
    assert.ok(fits([3, 230, 1], [3, 226, 4], "minor"));
    assert.ok(!fits([3, 225, 9], [3, 226, 0], "minor"));
    assert.ok(!fits([4, 300, 0], [3, 226, 0], "minor"));
  });

  it("takes only a newer patch where that is asked", () => {
    assert.ok(fits([1, 37, 5], [1, 37, 2], "patch"));
    assert.ok(!fits([1, 37, 1], [1, 37, 2], "patch"));
    assert.ok(!fits([1, 38, 2], [1, 37, 2], "patch"));
  });
});

describe("isOlder", () => {
  const version = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9));

  it("orders any two versions", () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const equal = a.join(".") === b.join(".");
        assert.equal(isOlder(a, b), !equal && !isOlder(b, a));
      }),
    );
  });
});
