import * as assert from "node:assert/strict";
import { dashboards } from "../../../components/dashboards/dashboards";
import { at, deploy, find } from "../../support/deploy";

const made = async () => (await deploy("prod")).resources.filter(({ type }) => type.endsWith(":KibanaDashboard"));

interface Grid {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Panel {
  readonly type: string;
  readonly grid: Grid;
  readonly markdownConfig?: { readonly byValue: { readonly content: string } };
}

describe("Dashboards", () => {
  it("makes every dashboard in its space, as Pulumi's own user", async () => {
    const found = (await made()).map((dashboard) => [at(dashboard, "dashboardId"), at(dashboard, "spaceId")]);
    assert.equal(found.length, dashboards.length);
    for (const { provider, name } of await made()) assert.match(provider, /::elastic::/, name);
  });

  it("lays its panels into 48 columns, none over another, with the guide on top", async () => {
    for (const dashboard of await made()) {
      const panels = at(dashboard, "panels") as readonly Panel[];
      assert.equal(panels[0]?.type, "markdown");
      for (const [index, { grid }] of panels.entries()) {
        assert.ok(grid.x + grid.w <= 48, dashboard.name);
        for (const { grid: other } of panels.slice(index + 1))
          assert.ok(
            grid.x + grid.w <= other.x || other.x + other.w <= grid.x || grid.y + grid.h <= other.y,
            `${dashboard.name}: ${JSON.stringify(grid)} ${JSON.stringify(other)}`,
          );
      }
    }
  });

  it("leads to the other dashboards of its space and to the runbook", async () => {
    const card = find(await deploy("prod"), ":KibanaDashboard", "dashboards-order-card");
    const [guide] = at(card, "panels") as readonly Panel[];
    const content = guide?.markdownConfig?.byValue.content ?? "";
    assert.match(content, /\(https:\/\/kibana\.example\.com\/s\/support\/app\/dashboards#\/view\/logs-flow\)/);
    assert.match(content, /docs\/runbook\.md#a7-an-order-is-stuck/);
    assert.doesNotMatch(content, /logs-users/);
  });

  it("lets one order be picked for the order card", async () => {
    const card = find(await deploy("prod"), ":KibanaDashboard", "dashboards-order-card");
    assert.equal(at(card, "pinnedPanels.0.optionsListControlConfig.fieldName"), "order.id");
    assert.equal(at(card, "pinnedPanels.0.optionsListControlConfig.singleSelect"), true);
  });
});
