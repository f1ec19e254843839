import type { Level } from "../levels";
import type { ModuleName } from "../modules";
import type { FieldName } from "../record";

/** The services whose logs are collected, by `service.name`. */
export const serviceNames = ["crm-api", "mes-api", "mes", "shop-api"] as const;

/** Name of a service. */
export type ServiceName = (typeof serviceNames)[number];

/** ECS `event.category`. */
export type EventCategory = "api" | "authentication" | "database" | "file" | "iam" | "network" | "process" | "web";

/** ECS `event.type`. */
export type EventType =
  "access" | "change" | "connection" | "creation" | "denied" | "end" | "error" | "info" | "start" | "user";

/** One event of the catalogue: what a service promises to say when something happens. */
export interface LogEvent {
  /** Its name, the value of `event.action`. */
  readonly action: string;
  /** The services that write it; none: the log pipeline itself does. */
  readonly services: readonly ServiceName[];
  /** The level, or those that `when` tells apart. */
  readonly levels: readonly Level[];
  readonly module: ModuleName;
  readonly category: EventCategory;
  readonly type: readonly EventType[];
  /** When it is written. */
  readonly when: string;
  /** Stored fields besides those that every event has. */
  readonly required: readonly FieldName[];
  /** Stored fields that are there if known. */
  readonly optional?: readonly FieldName[];
  /** The only values of a field in this event; of a list, one of them must be in it. */
  readonly values?: Readonly<Partial<Record<FieldName, readonly (string | boolean)[]>>>;
  /** Fields that one value of another field asks for. */
  readonly requiredWhen?: {
    readonly field: FieldName;
    readonly is: string;
    readonly required: readonly FieldName[];
  };
}

/** The two services that share most events. */
export const apis = ["crm-api", "mes-api"] as const;

/** What an event about a change of status says. */
export const statusChange = ["order.id", "order.status", "order.previous_status"] as const;

/** What the event that sets a status says of the one before, where the service knows when that was set. */
export const previousStatus = ["order.previous_status_duration"] as const;

/** What an event with an error says. */
export const error = ["error.type", "error.message", "error.stack_trace"] as const;
