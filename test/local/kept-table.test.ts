import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { operatingGuide, operatingGuideWithTables } from "../../local/kept-table";
import { checkout } from "../../local/paths";

describe("the table of everything that keeps log data", () => {
  it("is what `make docs` writes from the settings and the code", async () => {
    const now = fs.readFileSync(path.join(checkout, operatingGuide), "utf8");
    assert.equal(await format(operatingGuideWithTables(), { parser: "markdown", printWidth: 120 }), now);
  });

  it("states the bound on a line's age as the settings make it", () => {
    assert.match(operatingGuideWithTables(), /every line \| data stream `logs-services-ENV` \| 30 d to 31 d 40 min \|/);
  });

  it("leaves no row without a bound, or the plain statement that there is none here", () => {
    const [, section = ""] = operatingGuideWithTables().split(/<!-- (?:end of )?kept[^>]*-->/);
    const rows = section
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .map((line) => line.split(" | "));
    assert.ok(rows.length > 10);
    for (const [what, , bound = ""] of rows.slice(2))
      assert.match(bound, /\d|\*\*not bounded here\*\*|as every container|until it is deleted|nothing/, what);
  });
});
