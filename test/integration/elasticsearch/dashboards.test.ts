import type { Client } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { outboxMapping } from "../../../components/alerting/outbox";
import { rules } from "../../../components/alerting/rules";
import { dashboards } from "../../../components/dashboards/dashboards";
import { mapping } from "../../../components/log-storage/fields";
import { backtest, type Fired } from "../../../local/backtest";
import { ask } from "../../../local/dashboards/ask";
import type { Cell } from "../../../local/dashboards/answer";
import { lineOf } from "../../../local/traffic/lines";
import { eventsOf, local, sample } from "../../local/traffic/sample";
import { scratchNode } from "../../support/scratch-node";
import type { Expectations } from "./dashboards/expected";
import { type Events, type Expected, value } from "./dashboards/figures";
import { flow } from "./dashboards/flow";
import { errorsAndReleases, logEconomy } from "./dashboards/lines";
import { rarities, told } from "./dashboards/made";
import { orderCard } from "./dashboards/order-card";
import { orderTrend, partners } from "./dashboards/orders";
import { firstPage, users } from "./dashboards/people";

const indices = { logs: "logs-services-test", outbox: "alerts-outbox-test" } as const;

/** Four weeks and a day, with every incident in the last of them. */
const start = "2026-11-02";
const days = 29;
const end = local("2026-12-01", "00:00");

/** On that afternoon a calculation hangs, a message of the day before is lost, and an order has waited for two days. */
const eventful = local("2026-11-25", "15:00");
const endOf: Readonly<Record<string, number>> = { "Stuck orders and lost messages": eventful };

/** Days that each dashboard is to show, and panels that always show others. */
const shownDays: Readonly<Record<string, number>> = {
  "logs-order-card": 31,
  "logs-flow": 7,
  "logs-first-page": 7,
  "logs-orders": 28,
  "logs-partners-operators": 7,
  "logs-users": 7,
  "logs-errors": 7,
  "logs-economy": 7,
};
const alwaysDays: Readonly<Record<string, number>> = {
  "Stuck orders and lost messages": 1,
  "Orders in each status now": 7,
  "The last 7 days against earlier ones": 7,
  "Orders that reached each status": 7,
};

const expectations: Readonly<Record<string, Expectations>> = {
  "logs-order-card": orderCard,
  "logs-flow": flow,
  "logs-first-page": firstPage,
  "logs-orders": orderTrend,
  "logs-partners-operators": partners,
  "logs-users": users,
  "logs-errors": errorsAndReleases,
  "logs-economy": logEconomy,
};

describe("the dashboards on the real Elasticsearch", () => {
  const client = scratchNode();
  const logs: Events = [...eventsOf(sample({ start, days, ordersPerDay: 20, incident: "all" })), ...rarities(end)];
  let outbox: Events = [];

  before(async () => {
    await fill(client(), indices.logs, mapping, logs);
    const found = await backtest(
      client(),
      indices.logs,
      rules.filter(({ id }) => ["A5", "A6", "A7"].includes(id)),
      { from: eventful - 86_400_000, to: eventful },
    );
    // another alert's finding, which is not about orders, and one of the day before
    outbox = told([...found, finding("A1", "mes-api", 1), finding("A7", "found-yesterday", 30)]);
    await fill(client(), indices.outbox, outboxMapping, outbox);
  });

  it("were given what they are to show", () => {
    const told = new Set(outbox.map((event) => value(event, "rule.id")));
    assert.deepEqual([...told].sort(), ["A1", "A5", "A6", "A7"]);
  });

  for (const dashboard of dashboards)
    for (const panel of dashboard.panels)
      it(`show in '${panel.title}' of '${dashboard.title}' what was written`, async () => {
        const expect = expectations[dashboard.id]?.[panel.title];
        assert.ok(expect, "no panel is left out");
        const to = endOf[panel.title] ?? end;
        const before = (days: number) => ({ from: to - days * 86_400_000, to });
        const { columns, rows } = await ask(client(), panel, indices, before(dashboard.days));
        assert.ok(rows.length > 0, "a panel that shows nothing proves nothing");
        same(rows, expect({ logs, outbox }, before(alwaysDays[panel.title] ?? shownDays[dashboard.id] ?? 0)));
        for (const row of rows) assert.equal(row.length, columns.length);
        for (const [index, { name, holds }] of columns.entries())
          if (holds === "figure")
            assert.ok(
              rows.some((row) => (row[index] ?? 0) !== 0),
              `'${name}' shows nothing`,
            );
      });

  for (const [whose, event] of [
    ["the shop's", "order.created"],
    ["a partner's", "order.received"],
  ] as const)
    it(`show one of ${whose} orders alone once it is picked`, async () => {
      const id = String(logs.find(({ fields }) => fields["event.action"] === event)?.fields["order.id"]);
      const own = logs.filter(({ fields }) => fields["order.id"] === id);
      const span = { from: end - 31 * 86_400_000, to: end };
      const card = dashboards.find(({ id: name }) => name === "logs-order-card");
      for (const panel of card?.panels ?? []) {
        const { rows } = await ask(client(), panel, indices, span, [{ field: "order.id", in: [id] }]);
        const expect = orderCard[panel.title];
        assert.ok(expect);
        same(rows, expect({ logs: own, outbox }, span));
      }
    });
});

/** What an alert found once, so many hours before that afternoon. */
function finding(rule: "A1" | "A7", key: string, hoursBefore: number): Fired {
  const at = new Date(eventful - hoursBefore * 3_600_000).toISOString();
  return { rule, keys: [key], firstFired: at, lastFired: at, evaluatedBy: "double" };
}

function same(found: readonly (readonly Cell[])[], expected: readonly (readonly Expected[])[]): void {
  assert.equal(found.length, expected.length, "as many rows");
  for (const [index, row] of expected.entries())
    for (const [column, wanted] of row.entries()) {
      const cell = found[index]?.[column] ?? null;
      const where = `row ${String(index)}, column ${String(column)}: ${JSON.stringify(found[index])}`;
      if (typeof wanted === "function") assert.ok(wanted(cell), where);
      else if (typeof wanted === "number" && !Number.isInteger(wanted))
        assert.ok(Math.abs(Number(cell) - wanted) < 1e-9 * Math.abs(wanted), `${where}, not ${String(wanted)}`);
      else assert.equal(cell, wanted, where);
    }
}

async function fill(client: Client, index: string, mappings: object, events: Events): Promise<void> {
  await client.indices.putIndexTemplate({
    name: index,
    index_patterns: [index],
    data_stream: {},
    template: { mappings, settings: { number_of_replicas: 0 } },
  });
  const { failed } = await client.helpers.bulk({
    datasource: events.map(lineOf),
    onDocument: () => ({ create: { _index: index } }),
    refreshOnCompletion: index,
  });
  assert.equal(failed, 0);
}
