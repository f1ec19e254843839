import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { spaces } from "../../../components/access/spaces";
import { dashboards } from "../../../components/dashboards/dashboards";
import { kql } from "../../../components/dashboards/lens/formula";
import { type Condition, queryOf } from "../../../components/shared/condition";
import { runbook } from "../../../local/alert-table";
import { loadLines } from "../../../local/backtest/load";
import { checkout } from "../../../local/paths";
import { lineOf } from "../../../local/traffic/lines";
import { eventsOf, sample } from "../../local/traffic/sample";
import { dataStream, prepare } from "../../support/data-stream";
import { scratchNode } from "../../support/scratch-node";

/** Everything that panels, figures and breakdowns ask of records, once each. */
function asked(part: unknown): (readonly Condition<string>[])[] {
  if (typeof part !== "object" || part === null) return [];
  const below = Object.values(part).flatMap(asked);
  return "where" in part ? [part.where as readonly Condition<string>[], ...below] : below;
}

const conditions = new Map(dashboards.flatMap(asked).map((where) => [kql(where), where]));

/** The searches that the runbook tells to make, with a value in place of the key. */
const searches = [...fs.readFileSync(path.join(checkout, runbook), "utf8").matchAll(/`([^`\n]+ : [^`\n]+)`/g)]
  .map(([, search = ""]) => search.replaceAll("…", "a-value"))
  .filter((search) => !search.startsWith("A6 ")); // a message, as people see it

describe("Kibana's query language, read by Elastic's own module for it", () => {
  const node = scratchNode();
  const lines = sample({ days: 14, ordersPerDay: 20, incident: "all" });

  const found = async (query: object): Promise<number> => (await node().count({ index: dataStream, query })).count;
  const inKql = (query: string): Promise<number> => found({ kql: { query } });

  before(async () => {
    await prepare(node());
    await loadLines(node(), dataStream, eventsOf(lines).map((event) => lineOf(event)), "traffic"); // prettier-ignore
  });

  it("finds for every part of the dashboards as many records as the query that their tests ask", async () => {
    assert.ok(conditions.size > 50);
    for (const [query, where] of conditions)
      assert.deepEqual(await inKql(query), await found({ bool: { filter: where.map(queryOf) } }), query);
  });

  for (const [space, { landing }] of Object.entries(spaces))
    it(`finds something by what the space ${space} begins with`, async () => {
      assert.notEqual(await inKql(landing.query), 0);
    });

  it("takes every search of the runbook", async () => {
    assert.ok(searches.length > 15);
    for (const search of searches) await inKql(search);
  });

  it("refuses what is none", async () => {
    await assert.rejects(inKql("order.id :"), /kql_parsing_exception/);
  });
});
