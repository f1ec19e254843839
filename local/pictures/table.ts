import type { Column } from "../dashboards/answer";
import { shown } from "./cell";
import type { Shown } from "./picture";
import { type Box, ink, rectangle, text, widthOf } from "./svg";

const size = 11;
const line = 24; // pixels from row to row, as in Kibana's compact tables
const base = 16; // from a row's top to the foot of its letters
const gap = 18; // between columns

/** How many of so many rows have room in a height of pixels below the heads; what is left out takes a line as well. */
export function rowsIn(height: number, rows: number): number {
  const room = Math.max(Math.floor(height / line) - 1, 2);
  return rows <= room ? rows : room - 1;
}

/** An answer as a table. */
export function table({ columns, rows, more }: Shown, { x, y, width }: Box): string {
  const texts = rows.map((row) => columns.map((column, index) => shown(row[index] ?? null, column)));
  const rooms = roomsOf(columns, texts, width);
  const top = (row: number): number => y + (row + 1) * line;
  const parts: string[] = [];
  let left = x;
  for (const [index, column] of columns.entries()) {
    const room = rooms[index] ?? 0;
    const [at, anchor] = isNumber(column) ? [left + room, { anchor: "end" } as const] : [left, {}];
    parts.push(text(column.name, at, y + base, { size, bold: true, ...anchor }, room));
    for (const [row, cells] of texts.entries())
      parts.push(text(cells[index] ?? "", at, top(row) + base, { size, ...anchor }, room));
    left += room + gap;
  }
  for (const row of rows.keys()) parts.push(rectangle({ x, y: top(row) - 1, width, height: 1 }, ink.line));
  const below = top(rows.length) + base;
  if (rows.length === 0) parts.push(text("nothing found", x, below, { size, fill: ink.quiet }));
  if (more > 0) parts.push(text(`and ${more.toLocaleString("en-US")} more`, x, below, { size, fill: ink.quiet }));
  return parts.join("");
}

const isNumber = ({ holds, format }: Column): boolean => holds === "figure" && format !== "text" && format !== "time";

/** Each column as wide as what it holds; where that is too much for all, the widest give way. What is left is spread. */
function roomsOf(columns: readonly Column[], texts: readonly (readonly string[])[], width: number): number[] {
  const wanted = columns.map(
    ({ name }, index) =>
      Math.max(widthOf(name, size) * 1.08, ...texts.map((row) => widthOf(row[index] ?? "", size))) + 1,
  );
  const room = width - gap * (columns.length - 1);
  const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
  if (sum(wanted) <= room) return wanted.map((one) => one + (room - sum(wanted)) / columns.length);
  let most = Math.max(...wanted);
  while (most > 20 && sum(wanted.map((one) => Math.min(one, most))) > room) most--;
  return wanted.map((one) => Math.min(one, most));
}
