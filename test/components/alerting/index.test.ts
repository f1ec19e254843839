import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { rules } from "../../../components/alerting/rules";
import { checkout } from "../../../local/paths";
import { at, deploy, find } from "../../support/deploy";

/** As GitHub makes it of a heading. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

const ofType = (kind: string) => async () =>
  (await deploy("prod")).resources.filter(({ type }) => type.endsWith(`:${kind}`));
const alertingRules = ofType("KibanaAlertingRule");
const connectors = ofType("KibanaActionConnector");

describe("Alerting", () => {
  it("makes one rule of each check, of a type that every licence has", async () => {
    const made = await alertingRules();
    assert.equal(made.length, rules.flatMap(({ checks }) => Object.keys(checks)).length);
    for (const rule of made) assert.equal(at(rule, "ruleTypeId"), ".es-query", rule.name);
  });

  it("asks the data stream of its environment", async () => {
    for (const rule of await alertingRules()) assert.match(String(at(rule, "params")), /logs-services-prod/, rule.name);
  });

  it("lets rules and connectors be made by the user whose rights they are to have, not by Pulumi's", async () => {
    for (const { name, provider } of [...(await alertingRules()), ...(await connectors())])
      assert.match(provider, /::alerting::/, name);
  });

  it("uses connectors that every licence has, and of a rule's own space only", async () => {
    const made = await connectors();
    for (const connector of made) assert.match(String(at(connector, "connectorTypeId")), /^\.(index|server-log)$/);
    for (const rule of await alertingRules()) {
      const space = String(at(rule, "spaceId"));
      const ids = made.filter((connector) => at(connector, "spaceId") === space).map(({ name }) => name);
      assert.equal(ids.length, 2, space);
    }
  });

  it("tells of a key again only after the suppression, and says who acts, how bad it is and where to read on", async () => {
    const rule = find(await deploy("prod"), ":KibanaAlertingRule", "alerting-a10-guessed-user");
    for (const index of ["0", "1"]) {
      assert.equal(at(rule, `actions.${index}.frequency.notifyWhen`), "onThrottleInterval");
      assert.equal(at(rule, `actions.${index}.frequency.throttle`), "30m");
      assert.equal(at(rule, `actions.${index}.frequency.summary`), false);
    }
    const { documents } = JSON.parse(String(at(rule, "actions.0.params"))) as { documents: Record<string, string>[] };
    const [document] = documents;
    assert.equal(document?.["rule.id"], "A10");
    assert.equal(document["rule.severity"], "high");
    assert.equal(document["rule.owner"], "log_security");
    assert.match(
      document["link.search"] ?? "",
      /^https:.*\/s\/security\/app\/discover#\/view\/logs-landing-security\?/,
    );
    assert.equal(document["link.runbook"], "docs/runbook.md#a10-passwords-are-guessed");
    assert.equal(document["delivery.id"], "{{alert.uuid}}/{{date}}");
  });

  it("leads from every alert to a dashboard, or a saved search on a data view, and to a section of the runbook, that exist", async () => {
    const declaration = await deploy("prod");
    const inputs = (kind: string, path: string): unknown[] =>
      declaration.resources.filter(({ type }) => type.endsWith(`:${kind}`)).map((resource) => at(resource, path));
    const dashboards = declaration.resources
      .filter(({ type }) => type.endsWith(":KibanaDashboard"))
      .map((one) => `${String(at(one, "spaceId"))}/${String(at(one, "dashboardId"))}`);
    const viewOf = (space: string, search: string): string | undefined =>
      declaration.resources
        .filter((one) => one.type.endsWith(":KibanaImportSavedObjects") && at(one, "spaceId") === space)
        .map((one) => JSON.parse(String(at(one, "fileContents"))) as { id: string; references: { id: string }[] })
        .find((one) => one.id === search)?.references[0]?.id;
    const runbook = fs.readFileSync(path.join(checkout, "docs", "runbook.md"), "utf8");
    for (const rule of await alertingRules()) {
      const { documents } = JSON.parse(String(at(rule, "actions.0.params"))) as { documents: Record<string, string>[] };
      const { "link.search": search = "", "link.runbook": section = "" } = documents[0] ?? {};
      const [, space = "", app, id = ""] = /\/s\/([^/]+)\/app\/(\w+)#\/view\/([^?]+)/.exec(search) ?? [];
      assert.equal(space, at(rule, "spaceId"));
      assert.ok(inputs("KibanaSpace", "spaceId").includes(space), search);
      if (app === "dashboards") assert.ok(dashboards.includes(`${space}/${id}`), search);
      else assert.ok(inputs("KibanaDataView", "dataView.id").includes(viewOf(space, id)), search);
      const anchors = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => anchorOf(title));
      assert.ok(anchors.includes(section.replace("docs/runbook.md#", "")), section);
    }
  });

  it("links to the runbook where people read it", async () => {
    const rule = find(await deploy("prod", "runbookUrl=https://wiki.example.com/runbook"), ":KibanaAlertingRule", "alerting-a1-crashed"); // prettier-ignore
    assert.match(String(at(rule, "actions.0.params")), /"https:\/\/wiki\.example\.com\/runbook#a1-a-service-crashed"/);
  });

  it("links to the order card where a finding is about an order", async () => {
    const rule = find(await deploy("prod"), ":KibanaAlertingRule", "alerting-a7-stuck");
    const { documents } = JSON.parse(String(at(rule, "actions.0.params"))) as { documents: Record<string, string>[] };
    assert.equal(
      documents[0]?.["link.search"],
      "https://kibana.example.com/s/support/app/dashboards#/view/logs-order-card" +
        "?_a=(query:(language:kuery,query:'order.id%20:%20%22{{alert.id}}%22'))",
    );
  });

  it("fills the outbox, whose lifecycle ends", async () => {
    const declaration = await deploy("prod");
    const connector = find(declaration, ":KibanaActionConnector", "alerting-support-outbox");
    const { index } = JSON.parse(String(at(connector, "config"))) as { index: string };
    assert.equal(index, "alerts-outbox-prod");
    assert.deepEqual(at(find(declaration, ":ElasticsearchIndexTemplate", "outbox-template"), "indexPatterns"), [index]);
    assert.equal(at(find(declaration, ":ElasticsearchIndexLifecycle", "outbox-lifecycle"), "delete.minAge"), "24d");
  });
});
