import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { checkout } from "../../local/paths";
import { next, rotated, rotatedOf, withIds } from "../../local/rotation";

const file = fs.readFileSync(path.join(checkout, "Pulumi.local.yaml"), "utf8");
const settings = (text: string): Record<string, unknown> => (parse(text) as { config: Record<string, unknown> }).config;

describe("a rotation", () => {
  for (const [what, setting] of Object.entries(rotated))
    it(`of ${what} changes its setting in the stack's file and nothing else`, () => {
      const changed = settings(withIds(file, rotatedOf(what), { inUse: "7", accepted: "6" }));
      assert.deepEqual(changed, { ...settings(file), [`logging:${setting}`]: "7,6" });
    });

  it("goes on from where the file says it is", () => {
    const midway = withIds(file, "provisioner", { inUse: "1", accepted: "2" });
    assert.equal(withIds(midway, "provisioner", { inUse: "1", accepted: undefined }), file);
    assert.equal(next("9"), "10");
  });

  it("is refused for what is no secret of the stack", () => {
    assert.throws(() => rotatedOf("toString"), /nothing called 'toString' is rotated/);
  });
});
