import type { Journal } from "../journal";
import { carrier, office, whenOpen } from "../opening-hours";
import { sellersOn } from "../people";
import { request } from "../requests";
import { day, dayOf, hour, minute } from "../time";
import type { World } from "../world";
import { isOneIn, lasted, named, type Order } from "./order";

/** A seller approves the order during office hours, within a day; alert A7 begins at two. */
export function approve(journal: Journal, order: Order, pricedAt: number, { staff }: World): number {
  const { random } = journal;
  const at = whenOpen(office, pricedAt + random.skewed(50 * minute, 0.8, 5 * hour), random);
  journal.beginTrace();
  journal.write(at, "crm-api", "order.manufacturing_approved", {
    ...named(order),
    "order.status": "MANUFACTURING_APPROVED",
    "order.previous_status": "PRICE_CALCULATED",
    ...lasted(pricedAt, at),
    "user.hash": random.pick(sellersOn(dayOf(at), staff)).hash,
    "user.roles": ["seller"],
  });
  const call = {
    method: "POST",
    route: "/orders/{id}/approval",
    status: 200,
    took: random.skewed(120, 0.5, 2_000),
  } as const;
  request(journal, at + 40, "crm-api", call);
  return at;
}

/** The carrier delivers within a week, and says so; else a seller closes the order by hand. */
export function close(journal: Journal, order: Order, shippedAt: number, { staff }: World): number {
  const { random } = journal;
  const deliveredAt = whenOpen(carrier, shippedAt + random.skewed(2 * day, 0.5, 6 * day), random);
  journal.beginTrace();
  const change = { ...named(order), "order.status": "CLOSED", "order.previous_status": "SHIPPED" } as const;
  if (isOneIn(12, order)) {
    const at = whenOpen(office, deliveredAt, random);
    const seller = random.pick(sellersOn(dayOf(at), staff));
    journal.write(at, "crm-api", "order.closed", {
      ...change,
      ...lasted(shippedAt, at),
      "event.reason": "manual",
      "user.hash": seller.hash,
    });
    return at;
  }
  journal.write(deliveredAt, "crm-api", "carrier.notification_received", named(order));
  const at = deliveredAt + 150;
  journal.write(at, "crm-api", "order.closed", {
    ...change,
    ...lasted(shippedAt, at),
    "event.reason": "carrier_message",
  });
  return at;
}
