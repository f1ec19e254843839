import { Journal } from "./journal";
import { knownErrors, said, traced } from "./known-errors";
import { someTime, workshop } from "./opening-hours";
import { Random } from "./random";
import { nanoseconds, request } from "./requests";
import { second } from "./time";
import type { World } from "./world";

/** A trouble that the company lives with: written at some time of a day. */
type Fault = (journal: Journal, at: number, world: World) => void;

/** How often each happens on a day, at least and at most: every known error is seen on every day (alert A4). */
const faults: readonly (readonly [least: number, most: number, fault: Fault])[] = [
  [
    10,
    20,
    (journal, at) => {
      slowQuery(journal, at, "crm-api");
    },
  ],
  [
    15,
    30,
    (journal, at) => {
      slowQuery(journal, at, "mes-api");
    },
  ],
  [
    1,
    2,
    (journal, at) => {
      databaseGone(journal, at);
    },
  ],
  [
    1,
    2,
    (journal, at) => {
      brokerGone(journal, at, "crm-api");
    },
  ],
  [
    1,
    2,
    (journal, at) => {
      brokerGone(journal, at, "mes-api");
    },
  ],
  [
    1,
    4,
    (journal, at) => {
      tookTurns(journal, at, "mesConcurrency");
    },
  ],
  [
    1,
    3,
    (journal, at) => {
      tookTurns(journal, at, "shopLock");
    },
  ],
  [
    1,
    3,
    (journal, at) => {
      request(journal, at, "crm-api", { method: "POST", route: "/orders/{id}/notes", status: 502, took: 900 });
    },
  ],
  [
    1,
    3,
    (journal, at) => {
      request(journal, at, "mes-api", { method: "POST", route: "/orders/{id}/photos", status: 503, took: 900 });
    },
  ],
  [
    2,
    6,
    (journal, at) => {
      screenError(journal, at);
    },
  ],
  [
    5,
    15,
    (journal, at) => {
      callFailed(journal, at);
    },
  ],
  [
    1,
    2,
    (journal, at) => {
      drawingMissing(journal, at);
    },
  ],
  [
    1,
    3,
    (journal, at) => {
      journal.unparsed(at, "mes-api", "libgl: falling back to software rendering");
    },
  ],
  [
    1,
    4,
    (journal, at, world) => {
      accountChanged(journal, at, world);
    },
  ],
];

/** The known troubles of a day, few enough that no alert is about them. */
export function* dailyFaults(dayNumber: number, world: World): Generator<Journal> {
  for (const [index, [least, most, fault]] of faults.entries()) {
    const random = new Random(world.seed, "faults", dayNumber, index);
    const journal = new Journal(random);
    for (let left = random.whole(least, most); left > 0; left--) {
      journal.beginTrace();
      fault(journal, someTime(workshop, dayNumber, random), world);
    }
    yield journal;
  }
}

function slowQuery(journal: Journal, at: number, service: "crm-api" | "mes-api"): void {
  journal.write(at, service, "db.query_slow", {
    "db.system": "postgresql",
    "db.operation": "SELECT",
    "db.query.hash": journal.random.pick(["a3c1f09e", "77d2b410", "0e9f55c2"]),
    "event.duration": nanoseconds(second + journal.random.skewed(500, 0.8, 8 * second)),
    "orders.rows": journal.random.whole(50, 5_000),
  });
}

function databaseGone(journal: Journal, at: number): void {
  journal.write(at, "crm-api", "db.connection_failed", {
    "db.system": "postgresql",
    ...traced(knownErrors.crmDatabase, "com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)"),
  });
}

function brokerGone(journal: Journal, at: number, service: "crm-api" | "mes-api"): void {
  const broker = { "destination.domain": "rabbitmq" };
  const away = journal.random.between(2, 20) * second; // an ERROR begins at 60 s
  const error = service === "crm-api" ? knownErrors.crmBroker : knownErrors.mesBroker;
  journal.write(at, service, "broker.connection_lost", { ...broker, ...said(error) });
  journal.write(at + away, service, "broker.connection_restored", { ...broker, "event.duration": nanoseconds(away) });
}

/** A library's line: two changed the same row, one of them tries again. */
function tookTurns(journal: Journal, at: number, which: "mesConcurrency" | "shopLock"): void {
  const { service, ...error } = knownErrors[which];
  const message = "row was locked by another transaction, trying again";
  journal.line(at, service, { level: "WARN", module: "db", logger: error.type, message, fields: said(error) });
}

function screenError(journal: Journal, at: number): void {
  const error = traced(knownErrors.screen, "OrderCard (order-card.js:118)");
  journal.write(at, "mes", "ui.error", { ...error, "http.route": "/orders/{id}" });
}

function callFailed(journal: Journal, at: number): void {
  journal.write(at, "mes", "ui.api_call_failed", {
    "http.route": "/orders/{id}/photos",
    "http.request.id": journal.random.hex(8),
    "http.response.status_code": journal.random.pick([404, 409, 503]),
  });
}

/** A library's line: no order depends on the drawing. */
function drawingMissing(journal: Journal, at: number): void {
  const { service, ...error } = knownErrors.drawingRead;
  const message = "preview of a drawing could not be read";
  journal.line(at, service, {
    level: "ERROR",
    module: "storage",
    logger: "com.example.crm.Previews",
    message,
    fields: said(error),
  });
}

function accountChanged(journal: Journal, at: number, { seed, staff }: World): void {
  const target = String(new Random(seed, "account", at).whole(1_000, 9_999));
  const by = { "user.hash": staff.admin.hash, "user.target.id": target };
  if (journal.random.chance(0.2))
    journal.write(at, "crm-api", "user.created", { ...by, "user.target.roles": ["seller"] });
  else journal.write(at, "crm-api", "user.updated", { ...by, "user.changed_fields": ["roles"] });
}
