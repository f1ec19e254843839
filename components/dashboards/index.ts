import * as elasticstack from "@pulumi/elasticstack";
import * as pulumi from "@pulumi/pulumi";
import type { DataViews, Spaces } from "../shared/connection";
import type { Dashboard } from "./dashboard";
import { dashboards } from "./dashboards";
import { placed, sizeOf } from "./grid";
import { guideOf } from "./guide";
import { type DataViewIds, panelContent } from "./lens/panel";

export interface DashboardsArgs extends Spaces, DataViews {
  /** Address of Kibana that people open. */
  readonly publicUrl: string;
}

const guideHeight = 6;

/** Kibana's own choices; unless they are stated, the provider sees a change at every run. */
const options = {
  autoApplyFilters: true,
  hidePanelBorders: false,
  hidePanelTitles: false,
  syncColors: false,
  syncCursor: true,
  syncTooltips: false,
  useMargins: true,
};

/** The dashboards of every space, which answer the questions that the logs are kept for. */
export class Dashboards extends pulumi.ComponentResource {
  constructor(name: string, args: DashboardsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Dashboards", name, {}, opts);
    for (const dashboard of dashboards) {
      const { space, id, title, guide, days, pick } = dashboard;
      const views = pulumi.output(args.dataViews[space]);
      new elasticstack.KibanaDashboard(
        `${name}-${id.replace("logs-", "")}`,
        {
          dashboardId: id,
          spaceId: args.spaces[space],
          title,
          description: guide.replaceAll(/[*`]/g, ""),
          timeRange: { from: `now-${String(days)}d`, to: "now", mode: "relative" },
          refreshInterval: { pause: true, value: 0 },
          query: { language: "kql", text: "" },
          options,
          ...(pick.length > 0 && { pinnedPanels: views.apply((of) => pick.map((field) => control(field, of))) }),
          panels: views.apply((of) => panels(dashboard, of, args.publicUrl)),
        },
        { parent: this, deleteBeforeReplace: true },
      );
    }
    this.registerOutputs();
  }
}

function control({ field, title }: Dashboard["pick"][number], { logs }: DataViewIds) {
  return {
    type: "options_list_control",
    optionsListControlConfig: {
      dataViewId: logs,
      fieldName: field,
      title,
      singleSelect: true,
      searchTechnique: "prefix",
      useGlobalFilters: true,
    },
  };
}

function panels(dashboard: Dashboard, views: DataViewIds, publicUrl: string) {
  const guide = {
    type: "markdown",
    markdownConfig: {
      byValue: { content: guideOf(dashboard, dashboards, publicUrl), settings: { openLinksInNewTab: false } },
    },
  };
  const sized = dashboard.panels.map((panel) => ({ ...sizeOf(panel), content: panelContent(panel, views) }));
  const all = [{ width: 48, height: guideHeight, content: guide }, ...sized];
  return placed(all).map(({ panel, grid }) => ({ ...panel.content, grid }));
}
