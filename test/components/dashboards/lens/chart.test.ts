import * as assert from "node:assert/strict";
import { visualisation } from "../../../../components/dashboards/lens/chart";
import type { ChartPanel } from "../../../../components/dashboards/panel";

const lines: ChartPanel = {
  kind: "lines",
  data: "logs",
  title: "Waiting",
  description: "How long",
  question: "V7",
  where: [],
  metrics: [{ of: "count", label: "Views" }],
  rows: [{ by: "time", every: "1d" }],
};

describe("a chart for Kibana's Lens", () => {
  it("looks through the data view of its space, at a time of its own if it has one", () => {
    const text = JSON.stringify(visualisation({ ...lines, days: 7 }, "logs-services-support"));
    assert.match(text, /"timeRange":\{"from":"now-7d","to":"now","mode":"relative"\}/);
    assert.match(text, /ref_id\\":\\"logs-services-support\\"/);
    assert.doesNotMatch(JSON.stringify(visualisation(lines, "view")), /timeRange/);
  });

  it("names its axis by its figure, and not at all if it has several: Lens would take the first one's name", () => {
    const axis = (metrics: ChartPanel["metrics"]): string =>
      JSON.stringify(visualisation({ ...lines, metrics }, "view"));
    assert.doesNotMatch(axis(lines.metrics), /"visible":false/);
    const [metric] = lines.metrics;
    assert.match(axis([metric, { of: "count", label: "Slow" }]), /"title":\{"visible":false\}/);
  });

  const level = { by: "top", field: "log.level", label: "Level", size: 4 } as const;
  const drawn = (change: Partial<ChartPanel>): string =>
    JSON.stringify(visualisation({ ...lines, ...change }, "view")).replaceAll("\\", "");

  it("is drawn as its kind says: bars stand and are stacked over time, and lie else", () => {
    assert.match(drawn({}), /"type":"line","dataLayer"/);
    assert.match(drawn({ kind: "bars" }), /"type":"bar_stacked"/);
    assert.match(drawn({ kind: "bars", rows: [level] }), /"type":"bar_horizontal"/);
    assert.match(drawn({ kind: "table" }), /^\{"datatableConfig"/);
  });

  it("has its breakdowns where it draws them", () => {
    assert.match(
      drawn({ split: level }),
      /"xJson":"\{"operation":"date_histogram".*"breakdownByJson":"\{"operation":"terms"/,
    );
    assert.doesNotMatch(drawn({}), /breakdownByJson/);
    const two = [level, { ...level, field: "service.name" }] as const;
    assert.match(
      drawn({ kind: "heatmap", rows: two }),
      /"xAxisJson":[^}]*"log\.level".*"yAxisJson":[^}]*"service\.name"/,
    );
    assert.match(drawn({ kind: "table", rows: two }), /"rows":\[[^\]]*"log\.level".*"service\.name"/);
    assert.doesNotMatch(drawn({ kind: "table", rows: [] }), /"rows"/);
  });

  for (const rows of [[], [{ by: "time", every: "1d" }]] as const)
    it(`refuses a heat map of ${String(rows.length)} axes`, () => {
      assert.throws(() => visualisation({ ...lines, kind: "heatmap", rows }, "view"), /rows of a panel must be two/);
    });
});
