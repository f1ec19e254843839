import * as assert from "node:assert/strict";
import type { ChartPanel } from "../../../components/dashboards/panel";
import type { Column } from "../../../local/dashboards/answer";
import type { Shown } from "../../../local/pictures/picture";
import { pointsOf } from "../../../local/pictures/points";

const midnight = Date.parse("2026-11-28T21:00:00.000Z"); // by the company's clocks
const time: Column = { name: "@timestamp", holds: "part", format: "time" };
const bars: ChartPanel = {
  kind: "bars",
  data: "logs",
  title: "Orders",
  description: "",
  question: "V1",
  where: [],
  metrics: [{ of: "count", label: "Orders" }],
  rows: [{ by: "time", every: "1d" }],
};
const shown = (columns: readonly Column[], rows: Shown["rows"]): Shown => ({
  title: "Orders",
  of: "",
  columns,
  rows,
  more: 0,
});

describe("the points of a chart", () => {
  const orders: Column = { name: "Orders", holds: "figure", format: "number" };

  it("lie at the time that the company's clocks show", () => {
    const { points, title } = pointsOf(bars, shown([time, orders], [[midnight, 7]]));
    assert.deepEqual(points, [{ x: Date.UTC(2026, 10, 29), y: 7, part: "Orders" }]);
    assert.equal(title, "Orders");
  });

  it("are divided into parts by what comes first in a row", () => {
    const channel: Column = { name: "Channel", holds: "part", format: "text" };
    const { points, parts } = pointsOf(bars, shown([channel, time, orders], [["b2c", midnight, 7], ["b2b", midnight, 2]])); // prettier-ignore
    assert.deepEqual(parts, ["b2c", "b2b"]);
    assert.deepEqual(points.map(({ part, y }) => [part, y]), [["b2c", 7], ["b2b", 2]]); // prettier-ignore
  });

  it("are a line for each figure, in the unit of the longest, and none where there is no figure", () => {
    const figure = (name: string): Column => ({ name, holds: "figure", format: "duration" });
    const metric = { of: "percentile", percent: 50, field: "event.duration", format: "duration" } as const;
    const lines: ChartPanel = { ...bars, kind: "lines", metrics: [{ ...metric, label: "p50" }, { ...metric, label: "p95" }] }; // prettier-ignore
    const { points, parts, title } = pointsOf(lines, shown([time, figure("p50"), figure("p95")], [[midnight, 900e6, 3e9], [midnight + 1, null, 2e9]])); // prettier-ignore
    assert.deepEqual(points.map(({ part, y }) => [part, y]), [["p50", 0.9], ["p95", 3], ["p95", 2]]); // prettier-ignore
    assert.deepEqual([parts, title], [["p50", "p95"], "time in s"]);
  });

  it("are told in the unit of the largest size, and without a name for several figures", () => {
    const size: Column = { name: "Size", holds: "figure", format: "bytes" };
    const sizes: ChartPanel = { ...bars, metrics: [{ of: "sum", field: "log.bytes", label: "Size", format: "bytes" }] };
    const { points, title } = pointsOf(sizes, shown([time, size], [[midnight, 3 * 1024 ** 2]]));
    assert.deepEqual([points.map(({ y }) => y), title], [[3], "Size (MB)"]);
    const [metric] = bars.metrics;
    assert.equal(pointsOf({ ...bars, metrics: [metric, metric] }, shown([time], [])).title, null);
  });

  it("are fields of a heat map, across by the first part and down by the second", () => {
    const rows = [{ by: "top", field: "calendar.hour", label: "Hour", size: 24, rank: "value" }, { by: "conditions", label: "Weekday", of: [] }] as const; // prettier-ignore
    const part = (name: string): Column => ({ name, holds: "part", format: "text" });
    const { points } = pointsOf({ ...bars, kind: "heatmap", rows }, shown([part("Hour"), part("Weekday"), orders], [[9, "Monday", 4]])); // prettier-ignore
    assert.deepEqual(points, [{ x: 9, y: 4, part: "Monday" }]);
  });
});
