import type { types } from "@pulumi/elasticstack";
import type { DataName, Panel } from "../panel";
import { dataSource, visualisation } from "./chart";
import { kql } from "./formula";

/** Identifiers of a space's data views. */
export type DataViewIds = Readonly<Record<"logs", string> & Partial<Record<DataName, string>>>;

type Content = Omit<types.input.KibanaDashboardPanel, "grid">;

/** Records that a list fetches, in its pages. */
export const sampleSize = 500;

/**
 * A panel without its place.
 * @throws if the space has no data view of the panel's data
 */
export function panelContent(panel: Panel, views: DataViewIds): Content {
  const view = views[panel.data];
  if (view === undefined)
    throw new Error(`'${panel.title}' looks at ${panel.data}, which its space has no data view of`);
  if (panel.kind !== "records") return { type: "vis", visConfig: { byValue: visualisation(panel, view) } };
  return {
    type: "discover_session",
    discoverSessionConfig: {
      title: panel.title,
      description: panel.description,
      byValue: {
        tab: {
          dsl: {
            dataSourceJson: dataSource(view),
            query: { language: "kql", expression: kql(panel.where) },
            columnOrders: [...panel.columns],
            sorts: [{ name: "@timestamp", direction: "desc" }],
            sampleSize,
            viewMode: "documents",
          },
        },
      },
    },
  };
}
