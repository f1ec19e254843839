import { orderStatuses } from "../../../../components/shared/order-statuses";
import type { Expectations } from "./expected";
import { both, count, during, has, is, type Is, least, most, of, percentile, unique, value } from "./figures";
import { reached } from "./orders";
import { parts, table, top } from "./table";

const orders = unique("order.id");
const changed: Is = both(
  (event) => Object.values(reached).some((to) => to(event)),
  (event) => !is("order.received")(event),
);

/** Models of so many polygons. */
const polygons =
  (from: number, to: number): Is =>
  (event) => {
    const found = Number(value(event, "order.model.polygons"));
    return found >= from && found < to;
  };

const sizes: Readonly<Record<string, Is>> = {
  "below 10,000": polygons(0, 10_000),
  "10,000 to 25,000": polygons(10_000, 25_000),
  "25,000 to 50,000": polygons(25_000, 50_000),
  "50,000 to 100,000": polygons(50_000, 100_000),
  "100,000 to 250,000": polygons(100_000, 250_000),
  "250,000 to 500,000": polygons(250_000, 500_000),
  "500,000 to 1,000,000": polygons(500_000, 1_000_000),
  "1,000,000 and more": polygons(1_000_000, Infinity),
};

/** The dashboard of flow and stuck orders. */
export const flow: Expectations = {
  "Stuck orders and lost messages": ({ outbox }, span) =>
    table(
      outbox.filter(both(has("rule.id", "A5", "A6", "A7"), during(span))),
      [top("rule.name", 3, "value"), top("alert.key", 100, most("@timestamp"))],
      [most("@timestamp"), least("@timestamp"), count],
    ),
  "Orders in each status now": ({ logs }, span) => {
    const shown = logs.filter(during(span));
    const idsOf = (counted: Is): Set<unknown> =>
      new Set(shown.filter(counted).map((event) => value(event, "order.id")));
    const waiting = orderStatuses.slice(0, -1).map((status) => {
      const gone = idsOf(both(changed, has("order.previous_status", status)));
      return [...idsOf(reached[status] ?? changed)].filter((id) => !gone.has(id)).length;
    });
    return [waiting];
  },
  "Time in a status": ({ logs }, span) =>
    table(
      logs.filter(both(changed, during(span))),
      [
        parts(
          Object.fromEntries(
            orderStatuses.slice(0, -1).map((status) => [status, has("order.previous_status", status)]),
          ),
        ),
      ],
      [
        percentile(50, "order.previous_status_duration"),
        percentile(95, "order.previous_status_duration"),
        most("order.previous_status_duration"),
        orders,
      ],
    ),
  "Price calculation by polygons": ({ logs }, span) =>
    table(
      logs.filter(both(is("order.price_calculated"), during(span))),
      [parts(sizes)],
      [percentile(50, "event.duration"), percentile(95, "event.duration"), count],
    ),
  "Messages by routing key": ({ logs }, span) => {
    const messages = unique("messaging.message.id");
    const steps = ["message.published", "message.received", "message.processed", "message.processing_failed"];
    return table(
      logs.filter(both(is(...steps), during(span))),
      [top("messaging.rabbitmq.destination.routing_key", 30, of(is("message.published"), messages))],
      [
        ...steps.slice(0, 3).map((step) => of(is(step), messages)),
        (events) => {
          const handled = new Set(
            events.filter(is("message.processed")).map((event) => value(event, "messaging.message.id")),
          );
          const sent = events.filter(is("message.published")).map((event) => value(event, "messaging.message.id"));
          return new Set(sent.filter((id) => !handled.has(id))).size;
        },
        of(is("message.processing_failed"), messages),
        of(is("message.processed"), percentile(95, "event.duration")),
      ],
    );
  },
};
