import type { ServiceName } from "../../../components/shared/events/event";
import type { FieldName } from "../../../components/shared/record";
import type { Journal } from "../journal";
import type { Weekday } from "../time";
import type { World } from "../world";

/** Names of the alerts, by the catalogue of alerts. */
export const alerts = [
  "A1",
  "A2",
  "A3",
  "A4",
  "A5",
  "A6",
  "A7",
  "A8",
  "A9",
  "A10",
  "A11",
  "A12",
  "A13",
  "A14",
  "A15",
] as const;

/** Name of an alert. */
export type AlertName = (typeof alerts)[number];

/** A service, or one pod of it, that does nothing for some time; what its pod would have done another one does. */
export interface Outage {
  readonly service: ServiceName;
  readonly node?: string;
  readonly from: number;
  readonly to: number;
}

/** Values of an alert's grouping key, by field; of two fields where the alert groups by either. */
export type Key = Readonly<Partial<Record<FieldName, string>>>;

/** Where an incident is to happen. */
export interface Scene {
  readonly at: number;
  /** When the traffic ends. */
  readonly end: number;
  readonly world: World;
  /** Takes what the incident adds. */
  readonly journal: Journal;
}

/** What an incident has become: when its condition held, for whom, and who was away meanwhile. */
export interface Happened {
  readonly from: number;
  readonly to: number;
  readonly key: Key;
  /** Key of the alerts that follow, where it is another one. */
  readonly keyOfOthers?: Key;
  readonly outage?: Outage;
}

/** Something that one alert has to find. */
export interface Incident {
  /** As a user names it. */
  readonly id: string;
  readonly alert: AlertName;
  /** Alerts that rightly fire as well, later. */
  readonly also?: readonly AlertName[];
  /** What happens, without a full stop. */
  readonly what: string;
  /** Where it is placed unless said: on the last such day of the traffic, local time; all apart, in working hours. */
  readonly on: { readonly weekday: Weekday; readonly time: string };
  /** How much traffic it takes until the conditions of its alerts hold, in milliseconds. Default: an hour. */
  readonly takes?: number;
  /** Fields of its grouping key. */
  readonly key: readonly FieldName[];
  readonly happen: (scene: Scene) => Happened;
}
