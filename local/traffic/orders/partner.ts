import type { Journal } from "../journal";
import { consume, publish } from "../messages";
import type { Partner } from "../partners";
import { request } from "../requests";
import { named, type Order, type Submitted } from "./order";

/** A partner orders through MES API, and CRM registers it. MES can go on at once. */
export function receive(journal: Journal, order: Order, { organization }: Partner): Submitted {
  const { random } = journal;
  const took = random.skewed(180, 0.5, 2_000);
  const id = random.hex(8);
  journal.write(order.createdAt, "mes-api", "order.received", {
    ...named(order),
    "organization.id": organization,
    "http.request.id": id,
    "request.idempotency_hash": random.hex(64),
  });
  const call = { method: "POST", route: "/api/v1/orders", status: 201, took, id } as const;
  request(journal, order.createdAt + took, "mes-api", call);
  const message = publish(journal, order.createdAt + 15, "mes-api", "order.received", {
    id: order.id,
    status: "SUBMITTED",
  });
  consume(journal, message, {
    handled: (at, { id: messageId }) => {
      journal.write(at, "crm-api", "order.registered", {
        ...named(order),
        "organization.id": organization,
        "messaging.message.id": messageId,
      });
    },
  });
  return { at: order.createdAt, knownAt: order.createdAt + took };
}
