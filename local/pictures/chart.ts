import * as vega from "vega";
import { compile, type Config, type TopLevelSpec } from "vega-lite";
import type { ChartPanel } from "../../components/dashboards/panel";
import type { Shown } from "./picture";
import { pointsOf } from "./points";
import { type Box, ink } from "./svg";

/** Kibana's own colours, which colour-blind people can tell apart. */
const first = "#54b399";
const others = ["#6092c0", "#d36086", "#9170b8", "#ca8eae", "#d6bf57", "#b9a888", "#da8b45", "#aa6556", "#e7664c"];

const config: Config = {
  font: "sans-serif",
  view: { stroke: null },
  axis: {
    ...{ labelColor: ink.quiet, titleColor: ink.quiet, titleFontWeight: "normal", labelLimit: 220 },
    ...{ gridColor: "#eef1f6", domainColor: ink.line, tickColor: ink.line },
  },
  legend: { labelColor: ink.text, titleColor: ink.quiet, titleFontWeight: "normal", labelLimit: 250, orient: "right" },
  bar: { color: first },
  range: { category: [first, ...others], heatmap: ["#eef6f4", "#0b6e5b"] },
};

/** Bars of a time, as Vega-Lite cuts it. */
const steps = {
  "1h": { unit: "utcyearmonthdatehours" },
  "3h": { unit: "utcyearmonthdatehours", step: 3 },
  "1d": { unit: "utcyearmonthdate" },
} as const;

/** A chart that is no table, drawn. */
export async function chart(panel: ChartPanel, shown: Shown, { x, y, width, height }: Box): Promise<string> {
  const whole = { width, height, autosize: { type: "fit", contains: "padding" }, background: "transparent" } as const;
  const { spec } = compile({ ...whole, ...specOf(panel, shown), config });
  const drawn = await new vega.View(vega.parse(spec), { renderer: "none" }).toSVG();
  const [w, h] = [String(width), String(height)];
  return drawn.replace(
    /^<svg [^>]*>/,
    `<svg x="${String(x)}" y="${String(y)}" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">`,
  );
}

function specOf(panel: ChartPanel, shown: Shown): TopLevelSpec {
  const { points, parts, title } = pointsOf(panel, shown);
  const data = { values: [...points] };
  const sort = [...parts];
  const [horizontal] = panel.rows;
  const order = [...new Set(points.map(({ x }) => String(x)))];
  const plain = { domain: false, ticks: false, labelAngle: 0 } as const;
  const isSmall = Math.max(0, ...points.map(({ y }) => y)) < 5;
  const isCount = panel.metrics.every(({ format = "number" }) => format === "number");
  const axis = { tickCount: 5, format: isCount ? ",d" : isSmall ? ".1f" : ",.0f", ...(isCount && { tickMinStep: 1 }) };
  const figure = { field: "y", type: "quantitative", title, axis } as const;
  const colour = parts.length > 1 && { color: { field: "part", type: "nominal", title: null, sort } as const };
  const time = { field: "x", type: "temporal", title: null, scale: { type: "utc" } } as const;
  const dates = { format: "%b %-d", tickCount: "day", labelOverlap: true, grid: false } as const;
  if (panel.kind === "heatmap")
    return {
      data,
      mark: { type: "rect", stroke: "white" },
      encoding: {
        x: { field: "x", type: "ordinal", title: shown.columns[0]?.name ?? null, sort: order, axis: plain },
        y: { field: "part", type: "ordinal", title: null, sort, axis: plain },
        color: { field: "y", type: "quantitative", title },
      },
    };
  if (panel.kind === "lines")
    return { data, mark: "line", encoding: { x: { ...time, axis: dates }, y: figure, ...colour } };
  if (horizontal?.by !== "time")
    return {
      data,
      mark: "bar",
      encoding: { x: figure, y: { field: "x", type: "ordinal", title: null, sort: order, axis: plain }, ...colour },
    };
  const timeUnit = steps[horizontal.every];
  return { data, mark: "bar", encoding: { x: { ...time, timeUnit, axis: dates }, y: figure, ...colour } };
}
