import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import Mustache from "mustache";
import type { Check } from "../../../components/alerting/checks/check";
import { notification } from "../../../components/alerting/notification";
import type { Rule } from "../../../components/alerting/rule";
import { rules } from "../../../components/alerting/rules";
import { nested } from "../../../local/contract/nested";
import { outboxFields } from "../../../components/shared/outbox";
import { checkout } from "../../../local/paths";

const named = (id: string, way: string): { rule: Rule; check: Check } => {
  const rule = rules.find((one) => one.id === id);
  const check = rule?.checks[way];
  assert.ok(rule && check, `${id} ${way}`);
  return { rule, check };
};

const addresses = { publicUrl: "https://kibana.example.com", runbook: "https://wiki.example.com/runbook" };

/** What Kibana hands to a notification about a finding. */
interface Found {
  readonly id: string;
  /** Of a count. */
  readonly value?: number;
  /** Of ES|QL. */
  readonly row?: Readonly<Record<string, string>>;
}

/** Double of what Kibana fills in, with the template engine that it uses: names with dots become objects, nothing is escaped. */
function filled(id: string, way: string, { id: alert, value = 1, row = {} }: Found): Record<string, string> {
  const { rule, check } = named(id, way);
  const context = {
    value,
    hits: Object.keys(row).length > 0 ? [{ _source: nested(Object.entries(row)) }] : [],
    grouping: nested(Object.entries(row)),
  };
  const variables = { alert: { id: alert, uuid: "6a1c" }, date: "2026-11-09T06:00:00.000Z", context };
  return Object.fromEntries(
    Object.entries(notification(rule, check, addresses)).map(([name, text]) => [
      name,
      Mustache.render(text, variables, {}, { escape: String }),
    ]),
  );
}

describe("a notification", () => {
  it("says what, about whom, how bad, who acts, and where to look", () => {
    assert.deepEqual(filled("A10", "failures-user", { id: "u1", value: 12 }), {
      "delivery.id": "6a1c/2026-11-09T06:00:00.000Z",
      "alert.id": "6a1c",
      "alert.key": "u1",
      "alert.value": "records 12",
      "rule.id": "A10",
      "rule.name": "Passwords are guessed",
      "rule.severity": "high",
      "rule.owner": "log_security",
      message: "A10 Passwords are guessed: u1, records 12 (2026-11-09T06:00:00.000Z)",
      "link.search":
        "https://kibana.example.com/s/security/app/discover#/view/logs-landing-security" +
        "?_g=(time:(from:now-1d,to:now))&_a=(query:(language:kuery,query:'user.hash%20:%20%22u1%22'))",
      "link.runbook": "https://wiki.example.com/runbook#a10-passwords-are-guessed",
    });
  });

  it("says of ES|QL what the row says: in which status an order is stuck and since when", () => {
    const row = { "order.id": "o1", status: "SHIPPED", latest: "2026-10-26T06:00:00.000Z" };
    const { message, "alert.value": value } = filled("A7", "stuck", { id: "o1", row });
    assert.equal(value, "status SHIPPED, latest 2026-10-26T06:00:00.000Z");
    assert.equal(
      message,
      "A7 An order is stuck: o1, status SHIPPED, latest 2026-10-26T06:00:00.000Z (2026-11-09T06:00:00.000Z)",
    );
  });

  it("names the unit of a sum", () => {
    assert.equal(filled("A14", "viewed", { id: "u1", value: 230 })["alert.value"], "orders.rows 230");
  });

  it("has the new error alone as its key, and its service beside it", () => {
    const row = { "error.type": "TimeoutException", "service.name": "mes-api", earliest: "2026-11-09T05:58:00.000Z" };
    const told = filled("A4", "unknown", { id: "TimeoutException,mes-api", row });
    assert.equal(told["alert.key"], "TimeoutException");
    assert.equal(told["alert.value"], "service.name mes-api, earliest 2026-11-09T05:58:00.000Z");
    assert.match(
      told["link.search"] ?? "",
      /query:'error\.type%20:%20%22TimeoutException%22%20and%20service\.name%20:%20%22mes-api%22'/,
    );
  });

  it("looks for the party of a flood wherever it may stand", () => {
    assert.match(
      filled("A8", "surge", { id: "p1", row: { party: "p1", total: "60", usual: "2" } })["link.search"] ?? "",
      /organization\.id%20:%20%22p1%22%20or%20user\.hash%20:%20%22p1%22%20or%20client\.ip_hash%20:%20%22p1%22/,
    );
  });

  it("ends without a comma where there is nothing to count", () => {
    const row = { "service.name": "crm-api" };
    assert.match(filled("A9", "orders", { id: "crm-api", row })["message"] ?? "", /^A9 Silence: crm-api \(2026/);
  });

  it("is described to receivers with every field", () => {
    const text = fs.readFileSync(path.join(checkout, "docs", "operating.md"), "utf8");
    const posted = JSON.parse(/```json\n(\{\n {2}"@timestamp"[^`]+)```/.exec(text)?.[1] ?? "{}") as object;
    assert.deepEqual(Object.keys(posted).sort(), [...Object.keys(outboxFields), "text"].sort());
  });

  it("has the fields of the outbox and leaves no brace open, whatever the check", () => {
    for (const rule of rules)
      for (const way of Object.keys(rule.checks)) {
        const told = filled(rule.id, way, { id: "k" });
        assert.deepEqual(Object.keys(told).sort(), Object.keys(outboxFields).filter((name) => name !== "@timestamp").sort()); // prettier-ignore
        assert.doesNotMatch(JSON.stringify(Object.values(told)), /\{\{|\}\}|undefined/, `${rule.id} ${way}`);
      }
  });
});
