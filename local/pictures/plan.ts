import type { DashboardId } from "../../components/dashboards/dashboard";
import type { Condition } from "../../components/shared/condition";
import type { Span } from "../dashboards/aggregations";
import { type Traffic, trafficOf } from "../traffic";
import { placed, type Window } from "../traffic/incidents/placing";
import { incidents } from "../traffic/incidents/table";
import { dayOf, localTime, startOf } from "../traffic/time";
import { worldOf } from "../traffic/world";

/** The traffic that all pictures are of: four weeks, with every incident in the last of them. */
export const plan = { seed: 1, start: "2026-11-02", days: 28, ordersPerDay: 300 } as const;

const window: Window = { firstDay: dayOf(localTime(plan.start, "00:00") ?? Number.NaN), days: plan.days };

/** When the pictures are taken: the traffic's last midnight. */
export const now = startOf(window.firstDay + window.days);

/** The days before it. */
export const lastDays = (days: number): Span => ({ from: now - days * 86_400_000, to: now });

/** The traffic itself. */
export const pictured = (): Traffic =>
  trafficOf({ world: worldOf(plan.seed, plan.ordersPerDay), window, incidents: placed(incidents, window) });

/** What a reader has picked above the panels: in the order card the order that could not be stored at first. */
export function pickedIn({ labels }: Traffic): Readonly<Partial<Record<DashboardId, readonly Condition[]>>> {
  const order = labels.find(({ id }) => id === "save-failed")?.key["order.id"];
  return order === undefined ? {} : { "logs-order-card": [{ field: "order.id", in: [order] }] };
}
