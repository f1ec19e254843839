import type { ChartPanel } from "../../components/dashboards/panel";
import { local, shortened, sizeOf, unitOf } from "./cell";
import type { Shown } from "./picture";

/** One bar, point or field of a chart. */
export interface Point {
  /** Of time, milliseconds whose UTC is what the company's clocks show. */
  readonly x: string | number | null;
  readonly y: number;
  /** Which part of a bar, or which line; of a heat map, its row. */
  readonly part: string;
}

/** What a chart draws. */
export interface Points {
  readonly points: readonly Point[];
  readonly parts: readonly string[];
  /** What its figures are, or the unit in which they are; null where each of several has its own name. */
  readonly title: string | null;
}

/**
 * The rows of an answer as points; where there is no figure there is none. The split comes first in a row; of several
 * figures each is a line.
 */
export function pointsOf({ kind, rows: [first], metrics }: ChartPanel, { columns, rows }: Shown): Points {
  const keys = columns.filter(({ holds }) => holds === "part").length;
  const [at, of] = kind === "heatmap" ? [0, 1] : [keys - 1, 0];
  const figures = columns.slice(keys);
  const points = rows.flatMap((row) =>
    figures.flatMap(({ name }, index): Point[] => {
      const [x, y] = [row[at] ?? null, row[keys + index]];
      const part = keys > 1 ? shortened(String(row[of])) : name;
      if (typeof y !== "number") return [];
      return [{ x: first?.by === "time" && typeof x === "number" ? local(x).getTime() : x, y, part }];
    }),
  );
  const parts = [...new Set(points.map(({ part }) => part))];
  const [metric] = metrics;
  const most = Math.max(0, ...points.map(({ y }) => y));
  const units = { duration: unitOf(most), bytes: sizeOf(most) } as const;
  if (metric.format !== "duration" && metric.format !== "bytes")
    return { points, parts, title: metrics.length > 1 ? null : metric.label };
  const unit = units[metric.format];
  const title = metric.format === "bytes" ? `${metric.label} (${unit.name})` : `time in ${unit.name}`;
  return { points: points.map((point) => ({ ...point, y: point.y / unit.of })), parts, title };
}
