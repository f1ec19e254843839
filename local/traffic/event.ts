import { events, type EventAction, type EventNamed } from "../../components/shared/events";
import type { ServiceName } from "../../components/shared/events/event";
import type { Level } from "../../components/shared/levels";
import type { ModuleName } from "../../components/shared/modules";
import type { FieldName, record } from "../../components/shared/record";
import type { FieldValue } from "../../components/shared/record/field";

type Field<N extends FieldName> = (typeof record)[N];

interface TypeOf {
  readonly keyword: string;
  readonly text: string;
  readonly date: string;
  readonly long: number;
  readonly byte: number;
  readonly double: number;
  readonly boolean: boolean;
}

/** What the record allows as a value of a field. */
export type ValueOf<N extends FieldName> =
  Field<N> extends { readonly many: true }
    ? readonly string[]
    : Field<N> extends { readonly values: readonly (infer V)[] }
      ? V
      : TypeOf[Field<N>["type"]];

/** What every event is given without being asked. */
type Given = "service.version" | "service.environment";

type RequiredBy<A extends EventAction> = Exclude<EventNamed<A>["required"][number], Given>;
type OptionalIn<A extends EventAction> =
  EventNamed<A> extends { readonly optional: readonly (infer N extends FieldName)[] } ? N : never;

/** The fields that the catalogue promises of an event, and no others: what is built on them works on real logs too. */
export type ValuesOf<A extends EventAction> = { readonly [N in RequiredBy<A>]: ValueOf<N> } & {
  readonly [N in OptionalIn<A>]?: ValueOf<N>;
};

/** The services that may write an event. */
export type ServiceOf<A extends EventAction> = EventNamed<A>["services"][number] & ServiceName;

/** Stored fields by dotted names. */
export type Fields = Readonly<Partial<Record<FieldName | `labels.${string}`, FieldValue>>>;

/** A record as it is stored. */
export interface StoredEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** All but `@timestamp`. */
  readonly fields: Fields;
}

/** What is the same in all events of one name. */
export interface Kind {
  readonly levels: readonly Level[];
  readonly module: ModuleName;
  readonly fields: Fields;
}

/** The kinds of all events of the catalogue. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  events.map(({ action, levels, module, category, type }) => [
    action,
    {
      levels,
      module,
      fields: {
        message: action.replaceAll(/[._]/g, " "),
        "event.action": action,
        "event.category": [category],
        "event.type": type,
      },
    },
  ]),
);
