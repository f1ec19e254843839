import type { types } from "@pulumi/elasticstack";
import type { Chart, DataName } from "../panel";
import { kql } from "./formula";
import { breakdownOperation, metricOperation } from "./operation";

type AnyChart = Chart<DataName, string>;
type ByValue = types.input.KibanaDashboardPanelVisConfigByValue;

/** Rows of a table on one page. */
const pageRows = 20;

/** A chart with all that it needs inside it, for Kibana's Lens. */
export function visualisation(chart: AnyChart, dataViewId: string): ByValue {
  const common = {
    title: chart.title,
    description: chart.description,
    query: { language: "kql", expression: kql(chart.where) },
    ...(chart.days !== undefined && { timeRange: { from: `now-${String(chart.days)}d`, to: "now", mode: "relative" } }),
  };
  const data = { dataSourceJson: dataSource(dataViewId), ignoreGlobalFilters: false, sampling: 1 };
  if (chart.kind === "table") return table(chart, { ...common, ...data });
  if (chart.kind === "heatmap") return heatMap(chart, { ...common, ...data });
  return { xyChartConfig: { ...common, ...xy(chart, data) } };
}

/** The data view that a panel looks through. */
export const dataSource = (dataViewId: string): string =>
  JSON.stringify({ type: "data_view_reference", ref_id: dataViewId });

type Table = types.input.KibanaDashboardPanelVisConfigByValueDatatableConfigNoEsql;

function table(chart: AnyChart, common: Omit<Table, "metrics" | "rows" | "styling">): ByValue {
  const noEsql: Table = {
    ...common,
    metrics: chart.metrics.map((metric) => ({ configJson: JSON.stringify(metricOperation(metric)) })),
    ...(chart.rows.length > 0 && {
      rows: chart.rows.map((row) => ({ configJson: JSON.stringify(breakdownOperation(row)) })),
    }),
    styling: { density: { mode: "compact" }, paging: pageRows },
  };
  return { datatableConfig: { noEsql } };
}

type HeatMap = types.input.KibanaDashboardPanelVisConfigByValueHeatmapConfig;

function heatMap(
  { rows: [x, y], metrics: [metric] }: AnyChart,
  common: Pick<HeatMap, "dataSourceJson" | "query">,
): ByValue {
  if (x === undefined || y === undefined) throw new Error("a heat map has two axes: rows of a panel must be two");
  const axis = { labels: { visible: true }, title: { visible: true } };
  return {
    heatmapConfig: {
      ...common,
      metricJson: JSON.stringify(metricOperation(metric)),
      xAxisJson: JSON.stringify(breakdownOperation(x)),
      yAxisJson: JSON.stringify(breakdownOperation(y)),
      axis: { x: axis, y: axis },
      legend: { visibility: "visible", size: "auto" },
      styling: { cells: { labels: { visible: false } } },
    },
  };
}

type Xy = types.input.KibanaDashboardPanelVisConfigByValueXyChartConfig;
type Layer = types.input.KibanaDashboardPanelVisConfigByValueXyChartConfigLayerDataLayer;

function xy(
  { kind, rows: [x, ...others], metrics, split }: AnyChart,
  data: Pick<Layer, "dataSourceJson">,
): Pick<Xy, "axis" | "decorations" | "fitting" | "layers" | "legend"> {
  if (x === undefined || others.length > 0)
    throw new Error("lines and bars have one axis: rows of a panel must be one");
  const isOverTime = x.by === "time";
  return {
    axis: {
      y: {
        domainJson: JSON.stringify({ type: "full", rounding: true }),
        scale: "linear",
        ...(metrics.length > 1 && { title: { visible: false } }), // or it is the first one's
      },
    },
    decorations: {},
    fitting: { type: kind === "lines" ? "linear" : "none" },
    legend: {
      visibility: metrics.length > 1 || split !== undefined ? "visible" : "auto",
      inside: false,
      position: "right",
    },
    layers: [
      {
        type: kind === "lines" ? "line" : isOverTime ? "bar_stacked" : "bar_horizontal",
        dataLayer: {
          ...data,
          xJson: JSON.stringify(breakdownOperation(x)),
          ys: metrics.map((metric) => ({ configJson: JSON.stringify(metricOperation(metric)) })),
          ...(split !== undefined && { breakdownByJson: JSON.stringify(breakdownOperation(split)) }),
        },
      },
    ],
  };
}
