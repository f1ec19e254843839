import { Journal } from "./journal";
import { office, type OpeningHours, someTime, workshop } from "./opening-hours";
import { operatorsOn, type Person, sellersOn } from "./people";
import { Random } from "./random";
import { nanoseconds } from "./requests";
import { hour, isWeekend, minute, second, startOf } from "./time";
import type { World } from "./world";

/** Rows of a page of MES's list; with `most` views an hour an operator still sees fewer than 200 orders (alert A14). */
const pageRows = 20;
const most = 8;

const filters = ["MANUFACTURING_APPROVED", "MANUFACTURING_APPROVED", "MANUFACTURING_STARTED", "PACKAGING"] as const;

/** What sellers and operators do on a day besides their steps of orders: they log in, and operators look at the list. */
export function* shifts(dayNumber: number, { seed, staff }: World): Generator<Journal> {
  for (const [index, seller] of sellersOn(dayNumber, staff).entries()) {
    const journal = new Journal(new Random(seed, "shift of a seller", dayNumber, index));
    logIn(journal, seller, beginning(office, dayNumber, journal.random));
    if (index % 5 === 0) denied(journal, seller, someTime(office, dayNumber, journal.random));
    yield journal;
  }
  for (const [index, operator] of operatorsOn(dayNumber, staff).entries()) {
    const journal = new Journal(new Random(seed, "shift of an operator", dayNumber, index));
    const from = beginning(workshop, dayNumber, journal.random);
    logIn(journal, operator, from);
    for (let at = from + minute; at < startOf(dayNumber) + workshop.workday[1] * hour;)
      at = viewList(journal, operator, at) + journal.random.skewed(14 * minute, 0.5, 50 * minute) + hour / most;
    yield journal;
  }
}

/** Up to a quarter of an hour before work; nobody mistypes a password five times, as in alert A10. */
function beginning(hours: OpeningHours, dayNumber: number, random: Random): number {
  const [from] = isWeekend(dayNumber) ? hours.weekend : hours.workday;
  return startOf(dayNumber) + from * hour - Math.round(random.between(1, 15) * minute);
}

function logIn(journal: Journal, { hash, address, browser, role }: Person, at: number): void {
  const service = role === "operator" ? "mes-api" : "crm-api";
  const mistypes = journal.random.weighted([90, 8, 2]);
  for (let left = mistypes; left > 0; left--) {
    journal.write(at - left * 15 * second, service, "user.login_failed", {
      "event.outcome": "failure",
      "client.ip_hash": address,
      "event.reason": "wrong_password",
      "user.hash": hash,
    });
    journal.beginTrace();
  }
  journal.write(at, service, "user.login", {
    "event.outcome": "success",
    "user.hash": hash,
    "user.roles": [role],
    "client.ip_hash": address,
    "user_agent.name": browser,
  });
}

function denied(journal: Journal, { hash }: Person, at: number): void {
  journal.beginTrace();
  journal.write(at, "crm-api", "access.denied", {
    "user.hash": hash,
    "http.route": "/reports/margin",
    "http.response.status_code": 403,
  });
}

/** An operator opens the list of orders; returns when it is there. */
function viewList(journal: Journal, { hash }: Person, at: number): number {
  const { random } = journal;
  journal.beginTrace();
  const took = random.skewed(900, 0.75, 12 * second);
  const view = {
    "user.hash": hash,
    "orders.filter_status": random.pick(filters),
    "orders.page": random.weighted([0, 80, 15, 5]),
    "orders.rows": random.chance(0.8) ? pageRows : random.whole(1, pageRows),
    "event.duration": nanoseconds(took),
  };
  journal.write(at + took, "mes-api", "orders.list_viewed", view);
  if (took > 3 * second) journal.write(at + took, "mes-api", "orders.list_slow", view);
  const usable = took + random.between(0.2, 1) * second;
  if (usable > 5 * second)
    journal.write(at + usable, "mes", "ui.page_slow", {
      "http.route": "/orders",
      "event.duration": nanoseconds(usable),
      "http.request.id": random.hex(8),
    });
  return at + usable;
}
