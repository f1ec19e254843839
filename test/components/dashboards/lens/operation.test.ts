import * as assert from "node:assert/strict";
import { breakdownOperation, metricOperation } from "../../../../components/dashboards/lens/operation";

const orders = { of: "unique", field: "order.id" } as const;

describe("a metric for Kibana's Lens", () => {
  it("counts records, or the values of a field, of some records and of an earlier time", () => {
    assert.deepEqual(metricOperation({ of: "count", label: "Lines" }), {
      operation: "count",
      empty_as_null: false,
      label: "Lines",
    });
    const where = [{ field: "order.channel", in: ["b2b"] }] as const;
    assert.deepEqual(metricOperation({ ...orders, where, before: "1w", label: "Orders" }), {
      operation: "unique_count",
      empty_as_null: false,
      field: "order.id",
      filter: { language: "kql", expression: 'order.channel : "b2b"' },
      time_shift: "1w",
      label: "Orders",
    });
  });

  it("shows nanoseconds as a duration, and a part of 1 in per cent", () => {
    const duration = {
      of: "percentile",
      percent: 95,
      field: "event.duration",
      label: "p95",
      format: "duration",
    } as const;
    assert.deepEqual(metricOperation(duration), {
      operation: "percentile",
      percentile: 95,
      field: "event.duration",
      label: "p95",
      format: { type: "duration", from: "nanoseconds", to: "humanizePrecise" },
    });
    const share = metricOperation({ of: "shareOfSum", figure: { of: "count" }, label: "Share", format: "share" });
    assert.deepEqual(share["format"], { type: "percent", decimals: 1, compact: false });
    assert.equal(share["formula"], "count() / overall_sum(count())");
  });

  it("adds bytes up, in the unit that fits", () => {
    assert.deepEqual(metricOperation({ of: "sum", field: "log.bytes", label: "Size", format: "bytes" }), {
      operation: "sum",
      empty_as_null: false,
      field: "log.bytes",
      label: "Size",
      format: { type: "bytes", decimals: 1 },
    });
  });

  it("takes the last value of the last record that has one", () => {
    const last = metricOperation({ of: "last", field: "user.hash", label: "User", format: "text" });
    assert.equal(last["operation"], "last_value");
    assert.equal(last["time_field"], "@timestamp");
    assert.deepEqual(last["filter"], { language: "kql", expression: "user.hash : *" });
  });

  it("computes one figure from others by a formula, the conditions and the shift of each within it", () => {
    const figures = [
      { ...orders, where: [{ field: "user.hash", exists: true }] },
      { ...orders, before: "3w" },
    ] as const;
    assert.equal(
      metricOperation({ of: "ratio", figures, label: "Of those" })["formula"],
      "unique_count(order.id, kql='user.hash : *') / unique_count(order.id, shift='3w')",
    );
    assert.equal(
      metricOperation({ of: "difference", figures: [orders, orders], label: "Open" })["formula"],
      "unique_count(order.id) - unique_count(order.id)",
    );
    assert.equal(
      metricOperation({
        of: "ratioToMean",
        figure: { of: "percentile", percent: 50, field: "event.duration" },
        label: "x",
      })["formula"],
      "percentile(event.duration, percentile=50) / overall_average(percentile(event.duration, percentile=50))",
    );
  });

  it("averages what was before", () => {
    assert.deepEqual(metricOperation({ of: "averageBefore", figure: orders, buckets: 7, label: "Average" }), {
      operation: "moving_average",
      of: { operation: "unique_count", empty_as_null: false, field: "order.id" },
      window: 7,
      label: "Average",
    });
  });
});

describe("a breakdown for Kibana's Lens", () => {
  it("ranks the values of a field by a metric, or by themselves", () => {
    const top = { by: "top", field: "user.hash", label: "User", size: 10 } as const;
    assert.deepEqual(breakdownOperation(top)["rank_by"], { type: "metric", metric_index: 0, direction: "desc" });
    assert.deepEqual(breakdownOperation({ ...top, rank: 2 })["rank_by"], {
      type: "metric",
      metric_index: 2,
      direction: "desc",
    });
    assert.deepEqual(breakdownOperation({ ...top, first: "smallest" })["rank_by"], {
      type: "metric",
      metric_index: 0,
      direction: "asc",
    });
    assert.deepEqual(breakdownOperation({ ...top, rank: "value" })["rank_by"], {
      type: "alphabetical",
      direction: "asc",
    });
  });

  it("divides numbers at its bounds, the first and the last range being open", () => {
    const ranges = {
      by: "ranges",
      field: "order.model.polygons",
      label: "Polygons",
      bounds: [10_000, 25_000],
    } as const;
    assert.deepEqual(breakdownOperation(ranges)["ranges"], [
      { lte: 10_000, label: "below 10,000" },
      { gt: 10_000, lte: 25_000, label: "10,000 to 25,000" },
      { gt: 25_000, label: "25,000 and more" },
    ]);
  });

  it("names the records that meet conditions, in the order in which these are given", () => {
    const of = ["b", "a"].map((label) => ({ label, where: [{ field: "order.status", in: [label] }] }));
    assert.deepEqual(breakdownOperation({ by: "conditions", label: "Status", of })["filters"], [
      { label: "b", filter: { language: "kql", expression: 'order.status : "b"' } },
      { label: "a", filter: { language: "kql", expression: 'order.status : "a"' } },
    ]);
  });
});
