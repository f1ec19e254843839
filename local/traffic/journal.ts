import type { EventAction, EventNamed } from "../../components/shared/events";
import type { ServiceName } from "../../components/shared/events/event";
import type { Level } from "../../components/shared/levels";
import type { ModuleName } from "../../components/shared/modules";
import { type Fields, kinds, type ServiceOf, type StoredEvent, type ValuesOf } from "./event";
import { type Instance, instanceOf } from "./instances";
import type { Random } from "./random";
import { lineOf } from "./lines";
import { dayOf, hour, timeOfDay, weekdayOf } from "./time";

/** What an event may say otherwise than its kind. */
export interface Otherwise<A extends EventAction> {
  readonly level?: EventNamed<A>["levels"][number];
  readonly instance?: Instance;
}

/** A line that is no event of the catalogue: a library's, or a forgotten one. */
export interface Line {
  readonly level: Level;
  readonly module: ModuleName;
  readonly logger: string;
  readonly message: string;
  readonly fields?: Fields;
}

/** Collects what one piece of work, such as an order's life or an operator's day, leaves in the logs. */
export class Journal {
  readonly events: StoredEvent[] = [];
  readonly random: Random;
  #trace = "";

  constructor(random: Random) {
    this.random = random;
    this.beginTrace();
  }

  /** What follows belongs to another request. */
  beginTrace(): void {
    this.#trace = this.random.hex(32);
  }

  /** An event of the catalogue with the fields that it promises. */
  write<A extends EventAction>(
    at: number,
    service: ServiceOf<A>,
    action: A,
    values: ValuesOf<A>,
    { level, instance }: Otherwise<A> = {},
  ): void {
    const kind = kinds.get(action);
    if (kind === undefined) throw new Error(`${action} is not in the catalogue`);
    const { levels, module, fields } = kind;
    const own: Fields = values;
    const logger = loggerOf(service, module);
    this.#add(at, service, instance, {
      "log.level": level ?? levels[0] ?? "INFO",
      "log.logger": logger,
      "event.module": module,
      ...fields,
      ...own,
    });
  }

  /** Any other line. */
  line(at: number, service: ServiceName, { level, module, logger, message, fields }: Line): void {
    this.#add(at, service, undefined, {
      "log.level": level,
      "log.logger": logger,
      "event.module": module,
      message,
      ...fields,
    });
  }

  /** A line that is not JSON, as the pipeline stores it: it cannot know more of it. */
  unparsed(at: number, service: ServiceName, message: string): void {
    this.#keep(at, {
      "log.level": "WARN",
      "event.module": "pipeline",
      "event.action": "log.parse_failed",
      message,
      "service.name": service,
      "service.environment": environment,
      "ecs.version": ecsVersion,
      tags: ["log.parse_failed"],
    });
  }

  #add(at: number, service: ServiceName, instance: Instance | undefined, fields: Fields): void {
    const time = Math.round(at);
    const { version, node } = instance ?? instanceOf(service, at, Number.parseInt(this.#trace.slice(0, 4), 16));
    this.#keep(time, {
      ...fields,
      "service.name": service,
      "service.version": version,
      "service.environment": environment,
      ...(node === undefined ? {} : { "service.node.name": node }),
      "trace.id": this.#trace,
      "span.id": this.random.hex(16),
      "ecs.version": ecsVersion,
    });
  }

  /** With what Logstash writes. */
  #keep(at: number, given: Fields): void {
    const fields = { ...given, ...calendarOf(at) };
    const line = lineOf({ at, fields }).trimEnd();
    this.events.push({ at, fields: { ...fields, "log.bytes": Buffer.byteLength(line) } });
  }
}

const environment = "prod"; // where DEBUG is not kept
const ecsVersion = "8.11";

const calendarOf = (at: number) => ({
  "calendar.hour": Math.floor(timeOfDay(at) / hour),
  "calendar.weekday": weekdayOf(dayOf(at)) + 1,
});

const loggers: Readonly<Record<ServiceName, (word: string) => string>> = {
  "crm-api": (word) => `com.example.crm.${word}Service`,
  "mes-api": (word) => `Mes.Api.${word}`,
  mes: (word) => `mes.${word}`,
  "shop-api": (word) => `com.example.shop.${word}Service`,
};

const loggerOf = (service: ServiceName, module: ModuleName): string =>
  loggers[service](`${module.charAt(0).toUpperCase()}${module.slice(1)}`);
