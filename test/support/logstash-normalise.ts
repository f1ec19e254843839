import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { utcOffsetHours } from "../../components/shared/local-time";
import { storedFields } from "../../components/shared/record";
import { installJRuby } from "../../local/logstash/jruby";
import { checkout } from "../../local/paths";
import { LogstashDouble } from "./logstash-double";
import { type Event, Scripts } from "./logstash-scripts";

const textOf = (pipeline: "normalise" | "output"): string =>
  fs.readFileSync(path.join(checkout, "components", "logstash", "pipelines", `${pipeline}.conf`), "utf8");

/** When the valid event was collected. */
export const now = new Date();

/** What Filebeat sends for a line of a service that does all right. */
export const valid: Event = {
  "@timestamp": now.toISOString(),
  "@metadata": { _id: "a1" },
  message: "order submitted",
  log: {
    level: "INFO",
    logger: "com.example.OrderService",
    offset: 1,
    file: { path: "/var/log/services/crm-api/a.log" },
  },
  event: { action: "order.submitted", module: "orders" },
  service: { name: "crm-api", environment: "test" },
  order: { id: "7", status: "SUBMITTED" },
  ecs: { version: "8.11" },
};

/** What the pipeline writes about a time by the company's clocks. */
export function calendarOf(at: Date): Event {
  const parts = new Map(
    new Intl.DateTimeFormat("en", { timeZone: "Europe/Moscow", weekday: "short", hour: "numeric", hourCycle: "h23" })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(parts.get("weekday") ?? "") + 1;
  return { hour: Number(parts.get("hour")), weekday };
}

/** The pipeline normalise with the values that the component gives it. */
export function normalisePipeline(scripts: Scripts, keepDebug: "true" | "false"): LogstashDouble {
  return new LogstashDouble(textOf("normalise"), scripts, {
    ENVIRONMENT: "test",
    KEEP_DEBUG: keepDebug,
    RECORD_FIELDS: storedFields.join(" "),
    UTC_OFFSET_HOURS: String(utcOffsetHours),
  });
}

/** The pipeline that writes what the former hands on. */
export const outputPipeline = (scripts: Scripts): LogstashDouble => new LogstashDouble(textOf("output"), scripts, {});

/**
 * The pipeline for all tests of a `describe`, where DEBUG is kept: the function gives it the valid event with some top-level
 * keys replaced, or taken away with undefined, and returns what comes out.
 */
export function normaliser(): {
  readonly scripts: () => Scripts;
  readonly normalised: (change?: Event) => Promise<Event>;
} {
  let scripts: Scripts;
  let pipeline: LogstashDouble;
  before(async () => {
    scripts = new Scripts(await installJRuby());
    pipeline = normalisePipeline(scripts, "true");
  });
  after(() => {
    scripts.stop();
  });
  const normalised = async (change: Event = {}): Promise<Event> => {
    const event = await pipeline.filter({ ...valid, ...change });
    return event ?? assert.fail("the event was lost");
  };
  return { scripts: () => scripts, normalised };
}
