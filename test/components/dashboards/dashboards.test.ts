import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { spaces } from "../../../components/access/spaces";
import { peopleRoles } from "../../../components/access/roles";
import type { Breakdown } from "../../../components/dashboards/breakdown";
import { dashboards } from "../../../components/dashboards/dashboards";
import { isDerived, type Measure, measuresOf } from "../../../components/dashboards/metric";
import type { Chart, DataName, Panel } from "../../../components/dashboards/panel";
import { fields as logFields } from "../../../components/log-storage/fields";
import type { Condition } from "../../../components/shared/condition";
import { eventNamed } from "../../../components/shared/events";
import { outboxFields } from "../../../components/shared/outbox";
import { fieldOf, isFieldName } from "../../../components/shared/record";
import { checkout } from "../../../local/paths";

const panels = dashboards.flatMap((dashboard) => dashboard.panels.map((panel) => ({ dashboard, panel })));
const charts = panels.flatMap(({ panel }): Chart<DataName, string>[] => (panel.kind === "records" ? [] : [panel]));

type Mapped = Readonly<Record<string, { readonly type: string; readonly index?: false; readonly doc_values?: false }>>;
const mappings: Readonly<Record<DataName, Mapped>> = { logs: logFields, outbox: outboxFields };

const breakdowns = ({ rows, split }: Chart<DataName, string>): readonly Breakdown<string>[] =>
  split === undefined ? rows : [...rows, split];
const measures = (chart: Chart<DataName, string>): readonly Measure<string>[] => chart.metrics.flatMap(measuresOf);

function conditions(panel: Panel): readonly Condition<string>[] {
  if (panel.kind === "records") return panel.where;
  const chart: Chart<DataName, string> = panel;
  const named = breakdowns(chart).flatMap((each) => (each.by === "conditions" ? each.of : []));
  return [
    ...chart.where,
    ...measures(chart).flatMap(({ where }) => where ?? []),
    ...named.flatMap(({ where }) => where),
  ];
}

const leaves = (condition: Condition<string>): Exclude<Condition<string>, { any: unknown }>[] =>
  "any" in condition ? condition.any.flatMap(leaves) : [condition];

describe("the dashboards", () => {
  it("answer V1 to V14", () => {
    const answered = new Set(panels.map(({ panel }) => panel.question));
    const asked = Array.from({ length: 14 }, (_, index) => `V${String(index + 1)}`);
    assert.deepEqual([...answered].sort(), asked.sort());
  });

  it("have identifiers and titles of their own, and so have the panels of each", () => {
    for (const names of [
      dashboards.map(({ id }) => id),
      dashboards.map(({ title }) => title),
      ...dashboards.map((dashboard) => dashboard.panels.map(({ title }) => title)),
    ])
      assert.equal(new Set(names).size, names.length, names.join(", "));
  });

  it("look only at data that their space has a view of, in a space whose readers may open dashboards", () => {
    const readers = Object.values(peopleRoles).flatMap(({ kibana }) => [...kibana]);
    for (const { dashboard, panel } of panels) {
      assert.ok(panel.data === "logs" || spaces[dashboard.space].outbox, panel.title);
      const may = readers.some((grant) => grant.spaces !== "*" && grant.spaces.some((id) => id === dashboard.space));
      assert.ok(may, dashboard.space);
    }
  });

  it("filter only by fields that are found by, for values that these can have", () => {
    for (const { panel } of panels)
      for (const condition of conditions(panel).flatMap(leaves)) {
        const { field } = condition;
        const mapped = mappings[panel.data][field];
        assert.ok(mapped && mapped.index !== false, `${panel.title}: ${field}`);
        if (!("in" in condition) || !isFieldName(field)) continue;
        const allowed = fieldOf(field).values;
        for (const value of condition.in) {
          assert.ok(allowed?.includes(String(value)) ?? true, `${panel.title}: ${field} is never ${String(value)}`);
          assert.ok(field !== "event.action" || eventNamed(String(value)), `${panel.title}: ${String(value)}`);
        }
      }
  });

  it("count and compute only by fields whose values are kept for that", () => {
    for (const chart of charts) {
      const parts = breakdowns(chart).flatMap((each) => ("field" in each ? [each.field] : []));
      const figures = measures(chart).flatMap((measure) => ("field" in measure ? [measure.field] : []));
      for (const field of [...parts, ...figures]) {
        const mapped = mappings[chart.data][field];
        assert.ok(mapped && mapped.doc_values !== false && !mapped.type.includes("text"), `${chart.title}: ${field}`);
      }
      for (const measure of measures(chart))
        if (measure.of === "average" || measure.of === "percentile" || measure.of === "sum")
          assert.ok(["long", "byte"].includes(mappings[chart.data][measure.field]?.type ?? ""), chart.title);
    }
  });

  it("show only columns of the record, and let only fields be picked that have a list of values", () => {
    for (const { panel } of panels)
      if (panel.kind === "records") for (const column of panel.columns) assert.ok(logFields[column], column);
    for (const { pick } of dashboards)
      for (const { field } of pick) assert.deepEqual(logFields[field], { type: "keyword", ignore_above: 1024 }, field);
  });

  it("look back no further than logs are surely kept", () => {
    const weeks = { "1w": 7, "3w": 21 } as const;
    for (const { dashboard, panel } of panels) {
      if (panel.kind === "records") continue;
      const chart: Chart<DataName, string> = panel;
      const back = Math.max(0, ...measures(chart).map(({ before }) => (before === undefined ? 0 : weeks[before])));
      const days = panel.days ?? dashboard.days;
      assert.ok(back === 0 ? days <= 31 : days + back <= 30, panel.title);
    }
  });

  it("have the axes that their kind draws, rank by figures of Elasticsearch, and shift no axis of time", () => {
    for (const chart of charts) {
      if (chart.kind !== "table") assert.equal(chart.rows.length, chart.kind === "heatmap" ? 2 : 1, chart.title);
      if (chart.kind === "table" || chart.kind === "heatmap") assert.equal(chart.split, undefined, chart.title);
      if (chart.kind !== "table")
        assert.ok(
          chart.metrics.every(({ of }) => of !== "last"),
          chart.title,
        );
      for (const each of breakdowns(chart)) {
        if (each.by === "time")
          assert.ok(
            measures(chart).every(({ before }) => before === undefined),
            chart.title,
          );
        if (each.by !== "top" || each.rank === "value") continue;
        const metric = chart.metrics[each.rank ?? 0];
        assert.ok(metric && !isDerived(metric) && metric.of !== "last" && metric.of !== "percentile", chart.title);
      }
    }
  });

  it("take an average over time only where one row follows the other", () => {
    for (const chart of charts)
      if (chart.metrics.some(({ of }) => of === "averageBefore")) {
        assert.deepEqual(
          chart.rows.map(({ by }) => by),
          ["time"],
          chart.title,
        );
        assert.equal(chart.split, undefined, chart.title);
      }
  });

  it("lead to sections of the runbook", () => {
    const text = fs.readFileSync(path.join(checkout, "docs", "runbook.md"), "utf8");
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => heading.toLowerCase());
    const anchors = headings.map((heading) => heading.replace(/[^a-z0-9 -]/g, "").replaceAll(" ", "-"));
    for (const { runbook, title } of dashboards) assert.ok(anchors.includes(runbook), title);
  });
});
