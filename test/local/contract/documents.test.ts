import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { events } from "../../../components/shared/events";
import { fieldNames } from "../../../components/shared/record";
import { contractDocuments } from "../../../local/contract/documents";
import { withSections } from "../../../local/contract/sections";
import { checkout } from "../../../local/paths";

describe("the documents of the contract", () => {
  for (const { file, parser, content } of contractDocuments())
    it(`${file} is what \`make docs\` writes from the code`, async () => {
      const now = fs.readFileSync(path.join(checkout, file), "utf8");
      assert.ok((await format(content, { parser, printWidth: 120 })) === now, "run `make docs`");
    });

  it("name every event and every field", () => {
    const guide = contractDocuments()[0]?.content ?? "";
    for (const name of [...events.map(({ action }) => action), ...fieldNames])
      assert.ok(guide.includes(`| \`${name}\``), name);
  });

  it("are refused where a section is missing", () => {
    assert.throws(() => withSections("# Guide", { levels: "" }), /no section 'levels'/);
  });
});
