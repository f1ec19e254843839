import type { OrderStatus } from "../../components/shared/order-statuses";
import type { ServiceOf } from "./event";
import type { Journal } from "./journal";
import { nanoseconds } from "./requests";
import { second } from "./time";

type Api = ServiceOf<"message.published">;

/** A message on its way through RabbitMQ. */
export interface Message {
  readonly id: string;
  readonly from: Api;
  readonly key: string;
  readonly order: string;
  readonly publishedAt: number;
}

/** Publishes a message about an order, in the trace of what made it. */
export function publish(
  journal: Journal,
  publishedAt: number,
  from: Api,
  key: string,
  { id: order, status }: { readonly id: string; readonly status: OrderStatus },
): Message {
  const message = { id: uuid(journal.random.hex(32)), from, key, order, publishedAt };
  journal.write(publishedAt, from, "message.published", {
    ...named(message, "publish", "orders"),
    "order.id": order,
    "order.status": status,
  });
  return message;
}

/** What becomes of a delivery, other than that it is handled once. */
export interface Delivery {
  /** It comes a second time, and is ignored. */
  readonly isRepeated?: boolean;
  /** What the handler writes. */
  readonly handled?: (at: number, message: Message) => void;
}

/** The other side receives and handles a message; returns when that is done. */
export function consume(journal: Journal, message: Message, { isRepeated = false, handled }: Delivery = {}): number {
  const { random } = journal;
  const service = message.from === "crm-api" ? "mes-api" : "crm-api";
  const about = (operation: string) => ({
    ...named(message, operation, `${service}.orders`),
    "order.id": message.order,
  });
  const receivedAt = message.publishedAt + random.skewed(60, 0.8, 5 * second);
  journal.write(receivedAt, service, "message.received", {
    ...about("receive"),
    "messaging.rabbitmq.redelivered": false,
  });
  const took = random.skewed(45, 0.7, 4 * second);
  const processedAt = receivedAt + took;
  handled?.(receivedAt + took * 0.8, message);
  journal.write(processedAt, service, "message.processed", {
    ...about("process"),
    "event.duration": nanoseconds(took),
  });
  if (isRepeated) {
    const againAt = processedAt + random.between(5, 60) * second;
    journal.write(againAt, service, "message.redelivered", {
      ...about("receive"),
      "messaging.rabbitmq.redelivered": true,
    });
    journal.write(againAt + 20, service, "message.duplicate_ignored", about("ack"));
  }
  return processedAt;
}

const named = ({ id, key }: Message, operation: string, destination: string) => ({
  "messaging.system": "rabbitmq",
  "messaging.operation.name": operation,
  "messaging.destination.name": destination,
  "messaging.message.id": id,
  "messaging.rabbitmq.destination.routing_key": key,
});

const uuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
