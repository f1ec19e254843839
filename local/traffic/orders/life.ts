import type { OrderStatus } from "../../../components/shared/order-statuses";
import type { Journal } from "../journal";
import { consume, publish } from "../messages";
import type { World } from "../world";
import { approve, close } from "./crm";
import { isOneIn, type Mishap, named, type Order, type Submitted } from "./order";
import { receive } from "./partner";
import { calculatePrice } from "./pricing";
import { type IsClosed, shop } from "./shop";
import { make } from "./workshop";

/** What may stand in the way of an order. */
export interface Circumstances {
  readonly isClosed: IsClosed;
  readonly mishap?: Mishap;
}

/** An order's whole life, from its creation until it is closed, lost, or given up by the customer. */
export function live(journal: Journal, order: Order, world: World, { isClosed, mishap }: Circumstances): void {
  const submitted =
    order.partner === undefined ? bought(journal, order, isClosed, mishap) : receive(journal, order, order.partner);
  if (submitted === undefined) return;
  const pricedAt = calculatePrice(journal, order, submitted, mishap);
  if (pricedAt === undefined) return;
  tellCrm(journal, order, pricedAt, "PRICE_CALCULATED", "SUBMITTED");
  if (mishap === "never approved") return;

  const approvedAt = approve(journal, order, pricedAt, world);
  tellMes(journal, order, approvedAt, "MANUFACTURING_APPROVED");
  let previous: OrderStatus = "MANUFACTURING_APPROVED";
  let shippedAt = approvedAt;
  for (const { at, status } of make(journal, order, approvedAt, world)) {
    tellCrm(journal, order, at, status, previous);
    previous = status;
    shippedAt = at;
  }
  tellMes(journal, order, close(journal, order, shippedAt, world), "CLOSED");
}

/** The shop's part, and the message by which MES learns of it; crm-api reads the shop's database. */
function bought(journal: Journal, order: Order, isClosed: IsClosed, mishap?: Mishap): Submitted | undefined {
  const submittedAt = shop(journal, order, isClosed, mishap);
  if (submittedAt === undefined) return undefined;
  const publishedAt = submittedAt + journal.random.skewed(300, 0.6, 3_000);
  const message = publish(journal, publishedAt, "crm-api", keyOf("SUBMITTED"), { id: order.id, status: "SUBMITTED" });
  return mishap === "message lost" ? undefined : { at: submittedAt, knownAt: consume(journal, message) };
}

function tellMes(journal: Journal, order: Order, at: number, status: OrderStatus): void {
  consume(journal, publish(journal, at + published, "crm-api", keyOf(status), { id: order.id, status }));
}

function tellCrm(journal: Journal, order: Order, at: number, status: OrderStatus, previous: OrderStatus): void {
  const message = publish(journal, at + published, "mes-api", keyOf(status), { id: order.id, status });
  consume(journal, message, {
    isRepeated: status === "SHIPPED" && isOneIn(35, order),
    handled: (handledAt, { id }) => {
      journal.write(handledAt, "crm-api", "order.status_synced", {
        ...named(order),
        "order.status": status,
        "order.previous_status": previous,
        "messaging.message.id": id,
      });
    },
  });
}

/** Until the broker has confirmed a message. Milliseconds. */
const published = 12;

const keyOf = (status: OrderStatus): string => `order.${status.toLowerCase()}`;
