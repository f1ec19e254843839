import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { checkout } from "../../local/paths";
import { missingStacks, readmeWithSettings } from "../../local/settings-table";

describe("the README's table of settings", () => {
  it("is what `make docs` writes from the stacks' files", async () => {
    const now = fs.readFileSync(path.join(checkout, "README.md"), "utf8");
    assert.equal(await format(readmeWithSettings(), { parser: "markdown", printWidth: 120 }), now);
  });

  it("has a column for every stack", () => {
    assert.deepEqual(missingStacks(), []);
  });
});
