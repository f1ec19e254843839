import type { Panel } from "./panel";

/** Columns of a dashboard. */
const columns = 48;

/** The size of a panel, in columns and rows. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle of the grid. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Columns and rows of a panel of a dashboard. */
export const sizeOf = ({ width = 24, height = 14 }: Panel): Size => ({ width, height });

/** Puts panels beside each other while there is room, and then below: in the order in which they are read. */
export function placed<Sized extends Size>(
  panels: readonly Sized[],
): { readonly panel: Sized; readonly grid: Place }[] {
  let [x, y, next] = [0, 0, 0];
  return panels.map((panel) => {
    if (x + panel.width > columns) [x, y] = [0, next];
    const grid = { x, y, w: panel.width, h: panel.height };
    [x, next] = [x + panel.width, Math.max(next, y + panel.height)];
    return { panel, grid };
  });
}
