import { type Traffic, trafficOf } from "../../traffic";
import { placed, type Window } from "../../traffic/incidents/placing";
import type { Incident } from "../../traffic/incidents/incident";
import { Random } from "../../traffic/random";
import { dayOf, localTime, minute } from "../../traffic/time";
import { worldOf } from "../../traffic/world";

/** As `make traffic` has it. */
const start = "2026-11-02";

/** A Monday and the two weeks from it: the incidents lie in the second one, the first is quiet. */
export const window: Window = { firstDay: dayOf(localTime(start, "00:00") ?? Number.NaN), days: 14 };

/** So far from their usual times incidents are moved, so that they meet the rules' runs differently. Milliseconds. */
const moved = 20 * minute;

/** Two weeks of a seed with incidents, each a little earlier or later than `make traffic` puts it. */
export function labelledTraffic(seed: number, ordersPerDay: number, incidents: readonly Incident[]): Traffic {
  const random = new Random(seed, "bench-alerts");
  return trafficOf({
    world: worldOf(seed, ordersPerDay),
    window,
    incidents: placed(incidents, window).map(({ incident, at }) => ({
      incident,
      at: at + random.whole(-moved, moved),
    })),
  });
}
