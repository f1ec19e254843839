import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { trafficGuide, trafficGuideWithTable } from "../../local/incident-table";
import { checkout } from "../../local/paths";

describe("the table of incidents", () => {
  it("is what `make docs` writes from the code", async () => {
    const now = fs.readFileSync(path.join(checkout, trafficGuide), "utf8");
    assert.equal(await format(trafficGuideWithTable(), { parser: "markdown", printWidth: 120 }), now);
  });
});
