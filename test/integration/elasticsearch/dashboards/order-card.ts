import type { Expectations } from "./expected";
import { both, count, during, has, is, known, latest, least, most, of, smallestFirst } from "./figures";
import { records } from "./records";
import { reached } from "./orders";
import { parts, table, top } from "./table";

const ofAnOrder = known("order.id");
const messaging = is("message.published", "message.received", "message.processed", "message.processing_failed");

/** The order card. */
export const orderCard: Expectations = {
  Statuses: ({ logs }, span) => {
    const changes = logs.filter(both((event) => Object.values(reached).some((to) => to(event)), during(span)));
    return table(
      changes,
      [parts(reached)],
      [least("@timestamp"), most("order.previous_status_duration"), latest("service.name"), latest("user.hash")],
    );
  },
  Messages: ({ logs }, span) => {
    const published = of(is("message.published"), least("@timestamp"));
    return table(
      logs.filter(both(both(messaging, ofAnOrder), during(span))),
      [
        top("messaging.rabbitmq.destination.routing_key", 30, smallestFirst(published)),
        top("messaging.message.id", 10, smallestFirst(published)),
      ],
      [
        published,
        of(is("message.received"), least("@timestamp")),
        of(is("message.processing_failed"), count),
        of(is("message.processed"), least("@timestamp")),
      ],
    );
  },
  "Errors and warnings": ({ logs }, span) =>
    table(
      logs.filter(both(both(ofAnOrder, has("log.level", "ERROR", "WARN")), during(span))),
      [top("service.name", 5, "value"), top("event.action", 20, count)],
      [count, most("@timestamp"), latest("error.type"), latest("event.reason")],
    ),
  "All lines of the order": records(ofAnOrder, [
    "order.id",
    "service.name",
    "log.level",
    "event.action",
    "order.status",
    "message",
  ]),
};
