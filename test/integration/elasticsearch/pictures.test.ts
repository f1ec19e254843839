import * as assert from "node:assert/strict";
import { dashboards } from "../../../components/dashboards/dashboards";
import type { Cell, Column } from "../../../local/dashboards/answer";
import { pictureIn } from "../../../local/pictures/files";
import { gather } from "../../../local/pictures/gather";
import type { Picture } from "../../../local/pictures/picture";
import { scratchNode } from "../../support/scratch-node";

/** Percentiles are near, not exact: by how much two runs may differ, of the value. */
const near = 0.01;

describe("the pictures of the dashboards", () => {
  const node = scratchNode({ heapMiB: 1024, optimise: true });
  let now: readonly Picture[] = [];
  before(async () => {
    now = await gather(node(), () => undefined);
  });

  for (const dashboard of dashboards)
    it(`of '${dashboard.title}' show what Elasticsearch answers now to its panels`, () => {
      const [fresh, known] = [now.find((one) => one.dashboard === dashboard.id), pictureIn(dashboard)];
      assert.ok(fresh);
      assert.equal(fresh.panels.length, known.panels.length);
      for (const [index, panel] of fresh.panels.entries()) {
        const { rows, ...rest } = known.panels[index] ?? assert.fail(panel.title);
        assert.deepEqual({ ...panel, rows: undefined }, { ...rest, rows: undefined });
        assert.ok(rows.length > 0, `${panel.title} is empty`);
        assert.equal(panel.rows.length, rows.length, panel.title);
        for (const [row, cells] of panel.rows.entries())
          for (const [column, cell] of cells.entries())
            assert.ok(
              isSame(cell, rows[row]?.[column] ?? null, panel.columns[column]),
              `${panel.title}, row ${String(row)}: ${String(cell)} is not ${String(rows[row]?.[column])}; run \`make pictures\``,
            );
      }
    });
});

function isSame(one: Cell, other: Cell, column: Column | undefined): boolean {
  if (column?.format !== "duration" || typeof one !== "number" || typeof other !== "number") return one === other;
  return Math.abs(one - other) <= near * Math.max(one, other);
}
