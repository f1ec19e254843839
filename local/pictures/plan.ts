import type { DashboardId } from "../../components/dashboards/dashboard";
import type { Span } from "../dashboards/aggregations";
import { type Traffic, trafficOf } from "../traffic";
import { placed, type Window } from "../traffic/incidents/placing";
import { incidents } from "../traffic/incidents/table";
import { lineOf } from "../traffic/lines";
import { dayOf, hour, localTime, startOf } from "../traffic/time";
import { worldOf } from "../traffic/world";
import type { Picked } from "./picture";

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

/** Days before the last one on which somebody logs in at three in the night, too: nobody in the traffic does. */
const nights = [2, 4];

/** The lines of the traffic, and the logins at night. */
export function* picturedLines(traffic: Traffic): Generator<string> {
  const last = window.firstDay + window.days - 1;
  for (const events of traffic.days()) {
    for (const event of events) yield lineOf(event).trimEnd();
    const login = events.find(({ fields }) => fields["event.action"] === "user.login");
    if (login === undefined || !nights.includes(last - dayOf(login.at))) continue;
    const at = startOf(dayOf(login.at)) + 3 * hour;
    yield lineOf({ at, fields: { ...login.fields, "calendar.hour": 3 } }).trimEnd();
  }
}

/** What a reader has picked above the panels: in the order card the order that could not be stored at first. */
export function pickedIn({ labels }: Traffic): Readonly<Partial<Record<DashboardId, readonly Picked[]>>> {
  const order = labels.find(({ id }) => id === "save-failed")?.key["order.id"];
  return order === undefined ? {} : { "logs-order-card": [{ field: "order.id", in: [order] }] };
}
