import type { Panel } from "./panel";

/** Columns of a dashboard. */
const columns = 48;

/** A rectangle of the grid. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Columns and rows of a panel. */
export const sizeOf = ({ width = 24, height = 14 }: Panel): { readonly width: number; readonly height: number } => ({
  width,
  height,
});

/** Puts rectangles beside each other while there is room, and then below: in the order in which they are read. */
export function placed(sizes: readonly { readonly width: number; readonly height: number }[]): Place[] {
  let [x, y, next] = [0, 0, 0];
  return sizes.map(({ width, height }) => {
    if (x + width > columns) [x, y] = [0, next];
    const place = { x, y, w: width, h: height };
    [x, next] = [x + width, Math.max(next, y + height)];
    return place;
  });
}
