import { createHash } from "node:crypto";
import type { Dashboard, DashboardId } from "../../components/dashboards/dashboard";
import type { Panel } from "../../components/dashboards/panel";
import type { FieldName } from "../../components/shared/record";
import type { Answer } from "../dashboards/answer";

/** What a panel shows in a picture: an answer of Elasticsearch, cut to the rows that have room. */
export interface Shown extends Answer {
  readonly title: string;
  /** Digest of the panel's definition that was asked. */
  readonly of: string;
  /** Rows that a reader would scroll to. */
  readonly more: number;
}

/** What a reader has picked in a list above the panels. */
export interface Picked {
  readonly field: FieldName;
  readonly in: readonly string[];
}

/** All that a dashboard shows of one traffic. */
export interface Picture {
  readonly dashboard: DashboardId;
  readonly picked: readonly Picked[];
  readonly panels: readonly Shown[];
}

/** Tells one definition of a panel from another. */
export const digestOf = (panel: Panel): string =>
  createHash("sha256").update(JSON.stringify(panel)).digest("hex").slice(0, 16);

/** The panels of a dashboard as it is now that the picture was not made of. */
export function staleIn({ panels }: Picture, dashboard: Dashboard): string[] {
  const known = panels.map(({ of }) => of);
  const now = dashboard.panels.map((panel) => ({ title: panel.title, of: digestOf(panel) }));
  const changed = now.filter(({ of }, index) => known[index] !== of).map(({ title }) => title);
  return [...changed, ...panels.slice(now.length).map(({ title }) => title)];
}
