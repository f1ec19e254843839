import { orderStatuses } from "../../components/shared/order-statuses";

/** A stored record, dotted or nested. */
export type StoredRecord = Readonly<Record<string, unknown>>;

const minute = 60_000;
const hour = 60 * minute;

/** The start of the day on which much happens, a Wednesday. */
export const dayStart = Date.parse("2026-11-11T00:00:00Z");

/** Its end. */
export const dayEnd = dayStart + 24 * hour;

/** One service falls silent on that day; it writes nothing on weekends, and wrote a third as much a week ago. */
function shopWrites(at: number): boolean {
  const back = Math.ceil((dayStart - at) / (24 * hour));
  if (back === 3 || back === 4) return false;
  return back < 7 ? at < dayStart + 10 * hour : (at / (10 * minute)) % 3 === 0;
}

/** Always the same numbers from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Eight quiet days and then one on which every check of every alert finds something, at times that fit no minute. */
export function eventfulDay(): StoredRecord[] {
  const random = numbers(1);
  const records: StoredRecord[] = [];
  const add = (at: number, service: string, action: string, fields: StoredRecord = {}): void => {
    const time = new Date(Math.round(at)).toISOString();
    records.push({
      "@timestamp": time,
      service: { name: service },
      "event.action": action,
      "log.level": "INFO",
      ...fields,
    });
  };
  const often = (times: number, from: number, length: number, write: (at: number, index: number) => void): void => {
    for (let index = 0; index < times; index++) write(dayStart + from + random() * length, index);
  };

  for (let at = dayStart - 8 * 24 * hour; at < dayEnd; at += 10 * minute)
    for (const service of ["crm-api", "mes-api", "shop-api"])
      if (service !== "shop-api" || shopWrites(at)) add(at + random() * minute, service, "http.request");
  for (let at = dayStart - 8 * 24 * hour; at < dayStart + 9 * hour; at += hour) {
    add(at, "shop-api", "order.created", { "user.hash": "u-usual", "order.id": `usual-${String(at)}` });
    add(at, "crm-api", "http.request", { "log.level": "ERROR", "error.type": "Known" });
  }

  add(dayStart + hour, "mes-api", "order.received", { "order.id": "of-a-partner" }); // whose price nobody calculates
  often(4, 0, 24 * hour, (at) => { add(at, "mes-api", "service.crashed"); }); // prettier-ignore
  often(3, 0, 24 * hour, (at) => { add(at, "crm-api", "x", { tags: ["fatal", "other"] }); }); // prettier-ignore
  often(6, 3 * hour, hour, (at) => { add(at, "crm-api", "db.pool_exhausted"); }); // prettier-ignore
  often(6, 0, 13 * hour, (at, index) => {
    add(at, "shop-api", "order.save_failed", { order: { id: `o${String(index % 4)}` } });
  });
  often(5, 10 * hour, 9 * hour, (at) => { add(at, "mes-api", "ui.error", { "error.type": "New" }); }); // prettier-ignore
  often(40, 0, 24 * hour, (at, index) => {
    const fields = { "order.id": `p${String(index % 13)}` };
    add(at, "mes-api", "price_calculation.started", fields);
    if (index % 3 > 0) add(at + random() * hour, "mes-api", "order.price_calculated", fields);
  });
  often(60, 0, 24 * hour, (at, index) => {
    const fields = { "messaging.message.id": `m${String(index)}` };
    add(at, "crm-api", "message.published", fields);
    if (index % 4 > 0) add(at + (random() - 0.1) * 20 * minute, "mes-api", "message.processed", fields);
  });
  often(40, 0, 20 * hour, (at, index) => {
    const [id, reached] = [`s${String(index)}`, index % orderStatuses.length];
    for (const [step, status] of orderStatuses.slice(0, reached + 1).entries())
      add(at + step * 20 * minute * random(), "mes-api", "order.submitted", { "order.id": id, "order.status": status });
  });
  for (const [index, field] of ["organization.id", "user.hash", "client.ip_hash"].entries())
    often(60, (4 + index) * hour + 10_000, 45_000, (at, number) => {
      add(at, "shop-api", "order.created", { [field]: "flooding", "order.id": `${field}-${String(number)}` });
    });
  for (const field of ["user.hash", "client.ip_hash"]) {
    often(14, 2 * hour, 6 * minute, (at) => { add(at, "crm-api", "user.login_failed", { [field]: `x-${field}` }); }); // prettier-ignore
    often(7, 5 * hour, 9 * minute, (at) => { add(at, "crm-api", "user.login_failed", { [field]: `y-${field}` }); }); // prettier-ignore
    often(3, 5 * hour, 20 * minute, (at) => { add(at, "crm-api", "user.login", { [field]: `y-${field}` }); }); // prettier-ignore
  }
  for (let day = 1; day <= 7; day++) // on some days there were few errors at that time, on others many
    often(6 * day, (6 - 24 * day) * hour, 2 * hour, (at) => { add(at, "mes-api", "x", { "log.level": "ERROR" }); }); // prettier-ignore
  often(70, 6 * hour, 2 * hour, (at) => { add(at, "mes-api", "x", { "log.level": "ERROR" }); }); // prettier-ignore
  often(3, 0, 24 * hour, (at) => { add(at, "crm-api", "x", { tags: "masking.leak" }); }); // prettier-ignore
  often(30, 8 * hour, hour, (at) => { add(at, "mes-api", "order.status_rejected"); }); // prettier-ignore
  often(60, 9 * hour, 30 * minute, (at) => { add(at, "mes-api", "access.denied", { "user.hash": "curious" }); }); // prettier-ignore
  often(230, 9 * hour, hour, (at) => { add(at, "mes-api", "orders.list_viewed", { "user.hash": "hasty" }); }); // prettier-ignore
  often(12, 9 * hour, 2 * hour, (at) => {
    add(at, "mes-api", "orders.list_viewed", { "user.hash": "curious", orders: { rows: 40 } });
  });
  often(20, 12 * hour, hour, (at, index) => {
    add(
      at,
      "mes-api",
      index % 2 > 0 ? "log.parse_failed" : "x",
      index % 2 > 0 ? {} : { tags: ["log.parse_failed", "y"] },
    );
  });
  often(2, 15 * hour, 20 * minute, (at) => { add(at, "crm-api", "log.parse_failed"); }); // prettier-ignore
  often(230, 15 * hour, hour, (at) => { add(at, "crm-api", "x"); }); // prettier-ignore
  often(60, 13 * hour, 3 * hour, (at) => {
    add(at, "crm-api", "x", { "log.level": "DEBUG", "service.environment": "prod" });
  });
  return records;
}
