import * as assert from "node:assert/strict";
import { html } from "../../../local/preview-report/html";
import { commentLimit, markdown } from "../../../local/preview-report/markdown";
import type { Change, PreviewReport } from "../../../local/preview-report/report";

const urn = "urn:pulumi:prod::logging::t::n";
const change = (name: string): Change => ({
  ...{ name, type: "kubernetes:ConfigMap", urn, forcedBy: ["data.key"] },
  properties: [{ path: `spec.${name}`, before: "old", after: undefined }],
});
const report: PreviewReport = {
  stack: "prod",
  succeeded: false,
  errors: ["the cluster is away"],
  dataAtRisk: [
    {
      name: "logs",
      type: "kubernetes:Elasticsearch",
      urn,
      what: "is destroyed",
      loss: "every line",
      isProtected: true,
    },
  ],
  destroyed: [change("gone")],
  replaced: [change("renewed")],
  changed: [change("altered")],
  created: [{ component: "Kibana kibana", resources: [change("made")] }],
  policies: {
    violations: [{ policy: "logs-expire", isMandatory: true, resource: "lines", message: "too long. Lower it." }],
    passed: ["images-pinned"],
  },
  outputs: [{ path: "url", before: undefined, after: "https://kibana.example.com" }],
};
const forms = { markdown, html } as const;

describe("the report as", () => {
  for (const [form, render] of Object.entries(forms))
    it(`${form} tells everything in the order of its weight, data at risk first`, () => {
      const text = render(report);
      const order = ["every line", "cluster is away", "Lower it", "gone", "forced by data.key", "altered", "made"];
      const places = [...order, "kibana.example.com", "images-pinned"].map((part) => text.indexOf(part));
      assert.ok(!places.includes(-1), text);
      assert.deepEqual(
        places,
        [...places].sort((one, other) => one - other),
      );
      assert.match(text, /It is protected: Pulumi refuses this until/);
    });

  it("Markdown begins with the mark by which the comment of its stack is found", () => {
    assert.match(markdown(report), /^<!-- preview-report: prod -->\n/);
  });

  it("Markdown lets no text from outside be anything but text", () => {
    const hostile = "`a` | <img src=x> @everyone #1\n\n# heading <!-- preview-report: dev -->";
    const text = markdown({ ...report, errors: [hostile], changed: [{ ...change(hostile), name: hostile }] });
    const outsideCode = text.replaceAll(/(`+)(?:(?!\1).)+?\1(?!`)/g, "").replace(/^<!--.*-->$/m, "");
    assert.doesNotMatch(outsideCode, /<img|@everyone|<!--|^# /m);
    const row = text.split("\n").find((line) => line.startsWith("| ") && line.includes("img")) ?? "";
    assert.equal(row.replaceAll("\\|", "").split("|").length - 2, 3, row);
  });

  it("HTML escapes every text, and asks for nothing from elsewhere", () => {
    const hostile = '<script>alert("x")</script>';
    const text = html({ ...report, stack: hostile, errors: [hostile], changed: [change(hostile)] });
    assert.doesNotMatch(text, /<script/);
    assert.doesNotMatch(text, /\b(src|href)=|@import|url\(/);
    assert.match(text, /Content-Security-Policy" content="default-src 'none'/);
    assert.match(text, /color-scheme: light dark/);
  });

  it("Markdown stays within a comment, and leaves out the least important first, never data at risk", () => {
    const many = Array.from({ length: 900 }, (_, index) => change(`resource-${String(index)}`));
    const risk = report.dataAtRisk[0];
    assert.ok(risk);
    const atRisk = Array.from({ length: 100 }, (_, index) => ({ ...risk, name: `holder-${String(index)}` }));
    const big: PreviewReport = {
      ...{ ...report, dataAtRisk: atRisk, replaced: many, changed: many },
      created: [{ component: "Kibana kibana", resources: many }],
    };
    const text = markdown(big);
    assert.ok(text.length <= commentLimit, String(text.length));
    assert.match(text, /Shortened to fit into a comment/);
    for (const { name } of atRisk) assert.ok(text.includes(`\`${name}\``), name);
    assert.match(text, /Lower it/);
    const slightly = markdown({ ...report, created: [{ component: "Kibana kibana", resources: many }] }, 10_000);
    assert.match(slightly, /no names of what is created/);
    assert.match(slightly, /spec\.altered/);
  });

  it("Markdown of a preview without changes says so", () => {
    const nothing = { errors: [], dataAtRisk: [], destroyed: [], replaced: [], changed: [], created: [], outputs: [] };
    const text = markdown({ ...report, ...nothing, succeeded: true, policies: { violations: [], passed: [] } });
    assert.match(text, /prod: nothing to do/);
    assert.match(text, /No data and no keys are at risk/);
  });
});
