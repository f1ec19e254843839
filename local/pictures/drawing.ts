import type { Dashboard } from "../../components/dashboards/dashboard";
import { placed, sizeOf } from "../../components/dashboards/grid";
import type { Panel } from "../../components/dashboards/panel";
import { chart } from "./chart";
import type { Picture, Shown } from "./picture";
import { type Box, ink, rectangle, text, wrapped } from "./svg";
import { table } from "./table";

const width = 1440;
const column = width / 48;
const row = 20; // pixels, as in Kibana
const margin = 6;
const title = 26; // above what a panel shows
const head = 30;
const listHeight = 32;
const listWidth = 300;

/** Room that a panel has for what it shows, in pixels. */
export const roomFor = (panel: Panel): number => sizeOf(panel).height * row - 2 * margin - title;

/** A dashboard with what its panels show, as an SVG document. */
export async function drawn(dashboard: Dashboard, picture: Picture): Promise<string> {
  const guide = wrapped(dashboard.guide.replaceAll("**", ""), width - 4 * margin, 12);
  const lists = dashboard.pick.map(({ field, title: name }) => {
    const value = picture.picked.find((one) => one.field === field)?.in.join(", ");
    return { name, value: value ?? "Any" };
  });
  const above = head + guide.length * 17 + 8;
  const top = above + (lists.length > 0 ? listHeight : 0);
  const places = placed(
    dashboard.panels.map((panel, index) => ({ ...sizeOf(panel), panel, shown: picture.panels[index] })),
  );
  const bottom = Math.max(...places.map(({ grid }) => grid.y + grid.h));
  const panels: string[] = [];
  for (const {
    panel: { panel, shown },
    grid,
  } of places) {
    if (shown === undefined) continue;
    const box = { x: grid.x * column, y: top + grid.y * row, width: grid.w * column, height: grid.h * row };
    panels.push(await framed(panel, shown, box));
  }
  const height = top + bottom * row;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"`,
    ` viewBox="0 0 ${String(width)} ${String(height)}" font-family="sans-serif">`,
    rectangle({ x: 0, y: 0, width, height }, ink.ground),
    text(dashboard.title, 2 * margin, 22, { size: 16, bold: true }),
    ...guide.map((line, index) => text(line, 2 * margin, head + 12 + index * 17, { size: 12, fill: ink.quiet })),
    ...lists.map((list, index) => control(list, 2 * margin + index * listWidth, above)),
    ...panels,
    "</svg>\n",
  ].join("");
}

/** A list above the panels, with what is picked in it. */
function control({ name, value }: { readonly name: string; readonly value: string }, x: number, y: number): string {
  const width = listWidth - 2 * margin;
  return [
    rectangle({ x, y, width, height: listHeight - margin }, "#fff", ink.line),
    text(name, x + 10, y + 17, { size: 11, bold: true }),
    text(value, x + width - 10, y + 17, { size: 11, anchor: "end" }, width / 2),
  ].join("");
}

async function framed(panel: Panel, shown: Shown, { x, y, width: w, height: h }: Box): Promise<string> {
  const inside: Box = {
    x: x + 3 * margin,
    y: y + margin + title,
    width: w - 6 * margin,
    height: roomFor(panel),
  };
  const isTable = panel.kind === "table" || panel.kind === "records";
  return [
    rectangle({ x: x + margin, y: y + margin, width: w - 2 * margin, height: h - 2 * margin }, "#fff", ink.line),
    text(panel.title, inside.x, y + margin + 18, { size: 13, bold: true }, inside.width),
    isTable ? table(shown, inside) : await chart(panel, shown, inside),
  ].join("");
}
