import * as assert from "node:assert/strict";
import { type Place, placed, type Size } from "../../../components/dashboards/grid";

const places = (panels: readonly Size[]): Place[] => placed(panels).map(({ grid }) => grid);

const full = { width: 48, height: 6 } as const;
const half = { width: 24, height: 14 } as const;

describe("the grid of a dashboard", () => {
  it("puts panels beside each other and then below", () => {
    assert.deepEqual(places([full, half, half, half]), [
      { x: 0, y: 0, w: 48, h: 6 },
      { x: 0, y: 6, w: 24, h: 14 },
      { x: 24, y: 6, w: 24, h: 14 },
      { x: 0, y: 20, w: 24, h: 14 },
    ]);
  });

  it("begins a row below the highest panel of the one before", () => {
    const [, , below] = places([half, { ...half, height: 8 }, full]);
    assert.deepEqual(below, { x: 0, y: 14, w: 48, h: 6 });
  });
});
