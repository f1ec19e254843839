import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { kubeLinter } from "../../local/linters/kube-linter";
import { polaris } from "../../local/linters/polaris";
import { checkout } from "../../local/paths";
import { policyGuide, policyGuideWithTable } from "../../local/policy-table";
import { rules } from "../../policies/rules";

describe("the guide for policies", () => {
  const text = fs.readFileSync(path.join(checkout, policyGuide), "utf8");

  it("is what the pack says now", async () => {
    assert.ok(
      (await format(policyGuideWithTable(), { parser: "markdown", printWidth: 120 })) === text,
      "run `make docs`",
    );
  });

  it("has a line for each default check of the linters", () => {
    for (const { checks } of [kubeLinter, polaris])
      for (const id of Object.keys(checks)) assert.match(text, new RegExp(`^\\| \`${id}\``, "m"));
  });

  it("has a line for each rule", () => {
    for (const { name } of rules) assert.ok(text.includes(`| \`${name}\` `), name);
  });
});
