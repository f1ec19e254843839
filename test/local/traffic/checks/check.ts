import type { Fields, StoredEvent } from "../../../../local/traffic/event";
import type { AlertName } from "../../../../local/traffic/incidents/incident";

/** Events of whole days, and when they end. */
export interface Sight {
  readonly events: readonly StoredEvent[];
  readonly end: number;
}

/**
 * What an alert's condition finds, as values of its grouping key: the start values written down once more, in the
 * plainest way, to measure the traffic and not the rules.
 */
export type Check = (sight: Sight) => Iterable<string>;

/** Checks by alert. */
export type Checks = Readonly<Partial<Record<AlertName, Check>>>;

/** The event's name in the catalogue. */
export const actionOf = ({ fields }: StoredEvent): string => String(fields["event.action"]);

/** Events with one of these names. */
export const named = (events: readonly StoredEvent[], ...actions: readonly string[]): StoredEvent[] =>
  events.filter((event) => actions.includes(actionOf(event)));

/** A field as text; undefined where the event does not have it. */
export const value = ({ fields }: StoredEvent, name: keyof Fields): string | undefined => fields[name]?.toString();

/** Values of a field, each once. */
export const valuesOf = (events: readonly StoredEvent[], name: keyof Fields): Set<string> =>
  new Set(events.flatMap((event) => value(event, name) ?? []));

/** The values of fields for which more than `limit` of the events lie within a time. */
export function* oftenWithin(
  events: readonly StoredEvent[],
  names: readonly (keyof Fields)[],
  { limit, within }: { readonly limit: number; readonly within: number },
): Generator<string> {
  const times = new Map<string, number[]>();
  for (const event of events)
    for (const name of names) {
      const key = value(event, name);
      if (key === undefined) continue;
      const recent = (times.get(key) ?? []).filter((at) => at > event.at - within);
      recent.push(event.at);
      times.set(key, recent);
      if (recent.length > limit) yield key;
    }
}
