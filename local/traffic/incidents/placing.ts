import { Failure } from "../../failure";
import { Journal } from "../journal";
import { Random } from "../random";
import { dateOf, hour, localTime, startOf, weekdayOf, weekdays } from "../time";
import type { World } from "../world";
import type { StoredEvent } from "../event";
import type { AlertName, Incident, Key, Outage } from "./incident";

/** The days of the traffic. */
export interface Window {
  /** Number of the first local day. */
  readonly firstDay: number;
  readonly days: number;
}

/** An incident and its time. */
export interface Placed {
  readonly incident: Incident;
  readonly at: number;
}

/** What is to be found in the traffic: written beside it, to measure the alerts by. */
export interface Label {
  readonly id: string;
  readonly alert: AlertName;
  /** What rightly follows, and is no false alarm. */
  readonly also: readonly { readonly alert: AlertName; readonly key: Key }[];
  readonly from: string;
  readonly to: string;
  readonly key: Key;
}

/** What incidents change. */
export interface Changes {
  readonly labels: readonly Label[];
  readonly added: readonly StoredEvent[];
  readonly outages: readonly Outage[];
}

/**
 * Places incidents where they belong, or a single one at a given time.
 * @throws Failure if the traffic has no such time
 */
export function placed(incidents: readonly Incident[], window: Window, at?: number): readonly Placed[] {
  if (at === undefined) return incidents.map((incident) => ({ incident, at: lastTime(incident, window) }));
  const [incident, second] = incidents;
  if (incident === undefined || second !== undefined)
    throw new Failure("AT places one incident, and there is not just one", "Name one INCIDENT, or leave AT out.");
  if (at < startOf(window.firstDay) || !isInTime(incident, at, window))
    throw new Failure(
      `AT lies outside the traffic, or so late that ${incident.id} is not there to be found`,
      `Choose a time within DAYS from START, ${dateOf(window.firstDay)}, or take more DAYS.`,
    );
  return [{ incident, at }];
}

/** When the traffic ends. */
export const endOf = ({ firstDay, days }: Window): number => startOf(firstDay + days);

const isInTime = ({ takes = hour }: Incident, at: number, window: Window): boolean => at + takes <= endOf(window);

function lastTime(incident: Incident, window: Window): number {
  const { firstDay, days } = window;
  const { weekday, time } = incident.on;
  const times = Array.from({ length: days }, (_, index) => firstDay + index)
    .filter((dayNumber) => weekdays[weekdayOf(dayNumber)] === weekday)
    .flatMap((dayNumber) => localTime(dateOf(dayNumber), time) ?? [])
    .filter((at) => isInTime(incident, at, window));
  const last = times.at(-1);
  if (last !== undefined) return last;
  throw new Failure(
    `${incident.id} happens on a ${weekday}, and the traffic has none, or none early enough for it to be found`,
    `Take more DAYS, or say when: AT=${dateOf(firstDay)}T${time}.`,
  );
}

/** Lets incidents happen. */
export function changesBy(incidents: readonly Placed[], window: Window, world: World): Changes {
  const end = endOf(window);
  const happened = incidents.map(({ incident, at }) => {
    const journal = new Journal(new Random(world.seed, "incident", incident.id));
    return { incident, events: journal.events, ...incident.happen({ at, end, world, journal }) };
  });
  return {
    labels: happened.map(({ incident: { id, alert, also = [] }, from, to, key, keyOfOthers = key }) => ({
      ...{ id, alert, also: also.map((other) => ({ alert: other, key: keyOfOthers })) },
      from: new Date(from).toISOString(),
      to: new Date(Math.min(to, end)).toISOString(),
      key,
    })),
    added: happened.flatMap(({ events }) => events),
    outages: happened.flatMap(({ outage }) => outage ?? []),
  };
}
