import { deployed } from "./instances";
import { Journal, type Line } from "./journal";
import { Random } from "./random";
import { day, minute, startOf } from "./time";
import type { World } from "./world";

type Api = (typeof deployed)[number];

/** Lines of libraries that say nothing new: what the log economy is to find, and why no service is ever silent for long. */
const chores: Readonly<Record<Api, Line>> = {
  "crm-api": {
    level: "INFO",
    module: "db",
    logger: "com.zaxxer.hikari.pool.HikariPool",
    message: "pool housekeeping finished",
  },
  "mes-api": {
    level: "INFO",
    module: "http",
    logger: "Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService",
    message: "health check finished",
  },
  "shop-api": {
    level: "INFO",
    module: "db",
    logger: "com.zaxxer.hikari.pool.HikariPool",
    message: "pool housekeeping finished",
  },
};

const every = 2 * minute;

/** What the services' libraries write around the clock. */
export function* dailyChores(dayNumber: number, { seed }: World): Generator<Journal> {
  for (const service of deployed) {
    const journal = new Journal(new Random(seed, "chores", service, dayNumber));
    for (let at = 0; at < day; at += every) {
      journal.beginTrace();
      journal.line(startOf(dayNumber) + at + journal.random.between(0, minute), service, chores[service]);
    }
    yield journal;
  }
}
