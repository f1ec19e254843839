import * as assert from "node:assert/strict";
import { trafficOf, type Traffic } from "../../../local/traffic";
import type { StoredEvent } from "../../../local/traffic/event";
import { placed } from "../../../local/traffic/incidents/placing";
import { incidentsNamed } from "../../../local/traffic/incidents/table";
import { dayOf, localTime } from "../../../local/traffic/time";
import { worldOf } from "../../../local/traffic/world";

/** What a test may ask for; the rest is as the command has it. */
export interface Sample {
  readonly days: number;
  readonly seed?: number;
  readonly start?: string;
  readonly ordersPerDay?: number;
  readonly incident?: string;
  /** Local time of the only incident. */
  readonly at?: string;
}

/** A time by a local date and time of day. */
export function local(date: string, time: string): number {
  const at = localTime(date, time);
  assert.ok(at !== undefined);
  return at;
}

/** Traffic of a few days. */
export function sample({ days, seed = 1, start = "2026-11-02", ordersPerDay = 300, incident, at }: Sample): Traffic {
  const window = { firstDay: dayOf(local(start, "00:00")), days };
  const incidents = incident === undefined ? [] : incidentsNamed(incident);
  const time = at === undefined ? undefined : local(at.slice(0, 10), at.slice(11));
  return trafficOf({ world: worldOf(seed, ordersPerDay), window, incidents: placed(incidents, window, time) });
}

/** All its events. */
export const eventsOf = (traffic: Traffic): readonly StoredEvent[] => [...traffic.days()].flat();

/** Events by a word of theirs. */
export function grouped(
  events: readonly StoredEvent[],
  word: (event: StoredEvent) => unknown,
): ReadonlyMap<string, readonly StoredEvent[]> {
  const groups = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const key = String(word(event));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return groups;
}
