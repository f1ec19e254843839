import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { anchor, heading } from "../../components/alerting/rule";
import { rules } from "../../components/alerting/rules";
import { dashboards } from "../../components/dashboards/dashboards";
import { eventNamed } from "../../components/shared/events";
import { isFieldName } from "../../components/shared/record";
import { runbook, runbookWithTable } from "../../local/alert-table";
import { checkout } from "../../local/paths";

const text = fs.readFileSync(path.join(checkout, runbook), "utf8");
const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = "", ...body] = section.split("\n");
      return [title, body.join("\n")];
    }),
);

describe("the runbook", () => {
  it("has the table that `make docs` writes from the catalogue", async () => {
    assert.ok((await format(runbookWithTable(), { parser: "markdown", printWidth: 120 })) === text, "run `make docs`");
  });

  it("has one section for each alert, in the catalogue's order, under the heading that alerts link to", () => {
    assert.deepEqual([...sections.keys()], rules.map(heading));
    for (const rule of rules) assert.ok(text.includes(`](#${anchor(rule)})`), rule.id);
  });

  it("says in each what it means, where to look, what to do and whom to call", () => {
    for (const [title, body] of sections)
      assert.deepEqual(
        [...body.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, name]) => name),
        ["Meaning", "First look", "Fix", "Escalate"],
        title,
      );
  });

  it("names dashboards that are in the space of the alert", () => {
    const named = rules.flatMap(
      (rule) =>
      [...(sections.get(heading(rule)) ?? "").matchAll(/dashboard\s+"([^"]+)"/g)].map(([, title = ""]) => ({ rule, title: title.replace(/\s+/g, " ") })), // prettier-ignore
    );
    assert.ok(named.length > 2);
    for (const { rule, title } of named)
      assert.ok(dashboards.some((one) => one.title === title && one.space === rule.space), `${rule.id}: ${title}`); // prettier-ignore
  });

  it("searches by fields and events that there are", () => {
    for (const [title, body] of sections)
      for (const [, words = ""] of body.matchAll(/`([^`]+)`/g)) {
        for (const [, field = ""] of words.matchAll(/([a-z_.]+) : /g))
          assert.ok(isFieldName(field), `${title}: ${field}`);
        for (const [, event = ""] of words.matchAll(/"([a-z_]+\.[a-z_]+)"/g))
          assert.ok(event === "masking.leak" || eventNamed(event), `${title}: ${event}`);
      }
  });
});
