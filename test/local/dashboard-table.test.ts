import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { dashboardGuide, dashboardGuideWithTables } from "../../local/dashboard-table";
import { checkout } from "../../local/paths";

describe("the tables of dashboards", () => {
  it("are what `make docs` writes from the code", async () => {
    const now = fs.readFileSync(path.join(checkout, dashboardGuide), "utf8");
    assert.equal(await format(dashboardGuideWithTables(), { parser: "markdown", printWidth: 120 }), now);
  });
});
