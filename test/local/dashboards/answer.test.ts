import * as assert from "node:assert/strict";
import type { AnyChart } from "../../../local/dashboards/aggregations";
import { answerOf } from "../../../local/dashboards/answer";
import { requestOf } from "../../../local/dashboards/request";

const chart: AnyChart = {
  kind: "table",
  data: "logs",
  title: "Services",
  description: "Lines of each",
  question: "V13",
  where: [],
  metrics: [
    { of: "count", label: "Lines" },
    { of: "shareOfSum", figure: { of: "count" }, label: "Share", format: "share" },
  ],
  rows: [{ by: "top", field: "service.name", label: "Service", size: 5 }],
};
const span = { from: 0, to: 7 * 86_400_000 };
const bucket = (key: string, lines: number): object => ({ key, doc_count: lines });

describe("the answer of a panel", () => {
  it("is a table with the parts and then the figures", () => {
    const { columns, rows } = answerOf(
      chart,
      { buckets: { buckets: [bucket("mes-api", 30), bucket("crm-api", 10)] } },
      40,
    );
    assert.deepEqual(columns, [
      { name: "Service", holds: "part", format: "text" },
      { name: "Lines", holds: "figure", format: "number" },
      { name: "Share", holds: "figure", format: "share" },
    ]);
    assert.deepEqual(rows, [
      ["mes-api", 30, 0.75],
      ["crm-api", 10, 0.25],
    ]);
  });

  it("has no rows of an index that is not there, and one row where nothing is broken down", () => {
    assert.deepEqual(answerOf(chart, undefined, 0).rows, []);
    assert.deepEqual(answerOf({ ...chart, rows: [] }, undefined, 7).rows, [[7, 1]]);
  });

  it("leaves a cell empty rather than divide by nothing", () => {
    assert.deepEqual(answerOf({ ...chart, rows: [] }, undefined, 0).rows, [[0, null]]);
  });
});

describe("the search of a panel", () => {
  it("looks at its own time only, the end left out", () => {
    const { query } = requestOf(chart, span, "Europe/Moscow", []);
    assert.deepEqual(query?.bool?.filter, [
      {
        bool: {
          should: [{ range: { "@timestamp": { gte: span.from, lt: span.to, format: "epoch_millis" } } }],
          minimum_should_match: 1,
        },
      },
    ]);
  });

  it("looks at the time before as well where a figure asks for it, and says of each figure which time is its own", () => {
    const before = { of: "count", before: "1w", label: "A week before" } as const;
    const { query, aggs } = requestOf(
      { ...chart, rows: [], metrics: [{ of: "count", label: "Now" }, before] },
      span,
      "Z",
      [],
    );
    assert.match(JSON.stringify(query), /"gte":-604800000,"lt":0/);
    assert.match(JSON.stringify(aggs?.["metric-0-0"]), /"gte":0,/);
    assert.match(JSON.stringify(aggs?.["metric-1-0"]), /"gte":-604800000,/);
  });

  it("takes only what a reader has picked", () => {
    const { query } = requestOf(chart, span, "Z", [{ field: "order.id", in: ["100245"] }]);
    assert.match(JSON.stringify(query), /\{"terms":\{"order\.id":\["100245"\]\}\}/);
  });
});
