import { Journal } from "./journal";
import { knownErrors, said, traced } from "./known-errors";
import { someTime, workshop } from "./opening-hours";
import { Random } from "./random";
import { nanoseconds, type Request, request } from "./requests";
import { second } from "./time";
import type { World } from "./world";

/** A trouble that the company lives with, at some time of a day. */
type Fault = (journal: Journal, at: number, world: World) => void;
type Api = "crm-api" | "mes-api";

/** How often each happens on a day: at least once, so that it is known after the first one (alert A4). */
const faults: readonly { readonly fault: Fault; readonly least: number; readonly most: number }[] = [
  { fault: slowQuery("crm-api"), least: 10, most: 20 },
  { fault: slowQuery("mes-api"), least: 15, most: 30 },
  { fault: databaseGone(), least: 1, most: 2 },
  { fault: brokerGone("crm-api"), least: 1, most: 2 },
  { fault: brokerGone("mes-api"), least: 1, most: 2 },
  { fault: rowLocked("mesConcurrency"), least: 1, most: 4 },
  { fault: rowLocked("shopLock"), least: 1, most: 3 },
  { fault: failedRequest("crm-api", { route: "/orders/{id}/notes", status: 502 }), least: 1, most: 3 },
  { fault: failedRequest("mes-api", { route: "/orders/{id}/photos", status: 503 }), least: 1, most: 3 },
  { fault: screenError(), least: 2, most: 6 },
  { fault: screensCallFailed(), least: 5, most: 15 },
  { fault: drawingMissing, least: 1, most: 2 },
  { fault: plainText("mes-api", "libgl: falling back to software rendering"), least: 1, most: 3 },
  { fault: accountChanged, least: 1, most: 4 },
];

/** The known troubles of a day, few enough that no alert is about them; and the few changes of accounts. */
export function* dailyFaults(dayNumber: number, world: World): Generator<Journal> {
  for (const [index, { fault, least, most }] of faults.entries()) {
    const random = new Random(world.seed, "faults", dayNumber, index);
    const journal = new Journal(random);
    for (let left = random.whole(least, most); left > 0; left--) {
      journal.beginTrace();
      fault(journal, someTime(workshop, dayNumber, random), world);
    }
    yield journal;
  }
}

function slowQuery(service: Api): Fault {
  return (journal, at) => {
    journal.write(at, service, "db.query_slow", {
      "db.system": "postgresql",
      "db.operation": "SELECT",
      "db.query.hash": journal.random.pick(["a3c1f09e", "77d2b410", "0e9f55c2"]),
      "event.duration": nanoseconds(second + journal.random.skewed(500, 0.8, 8 * second)),
      "orders.rows": journal.random.whole(50, 5_000),
    });
  };
}

function databaseGone(): Fault {
  const error = traced(knownErrors.crmDatabase, "com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:181)");
  return (journal, at) => {
    journal.write(at, "crm-api", "db.connection_failed", { "db.system": "postgresql", ...error });
  };
}

function brokerGone(service: Api): Fault {
  const broker = { "destination.domain": "rabbitmq" };
  const error = said(service === "crm-api" ? knownErrors.crmBroker : knownErrors.mesBroker);
  return (journal, at) => {
    const away = journal.random.between(2, 20) * second; // it would be an ERROR after 60 s
    journal.write(at, service, "broker.connection_lost", { ...broker, ...error });
    journal.write(at + away, service, "broker.connection_restored", { ...broker, "event.duration": nanoseconds(away) });
  };
}

/** A library's line: two changed the same row, and one of them tries again. */
function rowLocked(which: "mesConcurrency" | "shopLock"): Fault {
  const { service, ...error } = knownErrors[which];
  const message = "row was locked by another transaction, trying again";
  return (journal, at) => {
    journal.line(at, service, { level: "WARN", module: "db", logger: error.type, message, fields: said(error) });
  };
}

function failedRequest(service: Api, answer: Pick<Request, "route" | "status">): Fault {
  return (journal, at) => {
    request(journal, at, service, { method: "POST", took: journal.random.between(500, 5_000), ...answer });
  };
}

function screenError(): Fault {
  const error = { ...traced(knownErrors.screen, "OrderCard (order-card.js:118)"), "http.route": "/orders/{id}" };
  return (journal, at) => {
    journal.write(at, "mes", "ui.error", error);
  };
}

function screensCallFailed(): Fault {
  return (journal, at) => {
    journal.write(at, "mes", "ui.api_call_failed", {
      "http.route": "/orders/{id}/photos",
      "http.request.id": journal.random.hex(8),
      "http.response.status_code": journal.random.pick([404, 409, 503]),
    });
  };
}

/** A forgotten line, no event of the catalogue: a picture for sellers is not there. */
export function drawingMissing(journal: Journal, at: number): void {
  const { service, ...error } = knownErrors.drawingRead;
  const message = "preview of a drawing could not be read";
  const logger = "com.example.crm.Previews";
  journal.line(at, service, { level: "ERROR", module: "storage", logger, message, fields: said(error) });
}

function plainText(service: Api, text: string): Fault {
  return (journal, at) => {
    journal.unparsed(at, service, text);
  };
}

function accountChanged(journal: Journal, at: number, { staff }: World): void {
  const { random } = journal;
  const by = { "user.hash": staff.admin.hash, "user.target.hash": random.pick(staff.sellers).hash };
  if (random.chance(0.2)) journal.write(at, "crm-api", "user.created", { ...by, "user.target.roles": ["seller"] });
  else journal.write(at, "crm-api", "user.updated", { ...by, "user.changed_fields": ["roles"] });
}
