import type { Dashboard } from "./dashboard";

/** Address of a dashboard, from Kibana's own on. */
export const addressOf = (publicUrl: string, { space, id }: Pick<Dashboard, "space" | "id">): string =>
  `${publicUrl}/s/${space}/app/dashboards#/view/${id}`;

/** The text above the panels: what to do, and where else to look. */
export function guideOf(dashboard: Dashboard, all: readonly Dashboard[], publicUrl: string): string {
  const others = all
    .filter(({ space, id }) => space === dashboard.space && id !== dashboard.id)
    .map((other) => `[${other.title}](${addressOf(publicUrl, other)})`);
  const links = [...others, `\`docs/runbook.md#${dashboard.runbook}\``];
  return `${dashboard.guide}\n\n${links.join(" · ")}`;
}
