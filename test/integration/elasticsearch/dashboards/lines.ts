import type { Expectations } from "./expected";
import { both, count, during, has, known, least, most, of, over, total, unique } from "./figures";
import { records } from "./records";
import { every, shareOfAll, table, top } from "./table";

const errors = has("log.level", "ERROR");

/** The dashboard of errors and releases. */
export const errorsAndReleases: Expectations = {
  "Errors by service": ({ logs }, span) =>
    table(logs.filter(both(errors, during(span))), [top("service.name", 5, "value"), every(3, span)], [count]),
  Releases: ({ logs }, span) =>
    table(
      logs.filter(both(known("service.version"), during(span))),
      [top("service.name", 5, "value"), top("service.version", 5, least("@timestamp"))],
      [least("@timestamp"), of(errors, count), over(of(errors, count), count)],
    ),
  "Errors by type, service and release": ({ logs }, span) =>
    table(
      logs.filter(both(errors, during(span))),
      [top("error.type", 30, count), top("service.name", 5, count), top("service.version", 5, count)],
      [count, unique("order.id"), least("@timestamp"), most("@timestamp")],
    ),
  Errors: records(errors, [
    "service.name",
    "log.logger",
    "error.type",
    "error.message",
    "order.id",
    "trace.id",
    "message",
  ]),
};

const size = total("log.bytes");
const figures = [size, shareOfAll(size), count, shareOfAll(count)] as const;

/** The dashboard of the log economy. */
export const logEconomy: Expectations = {
  "Bytes per day by service": ({ logs }, span) =>
    table(logs.filter(during(span)), [top("service.name", 5, "value"), every(24, span)], [size]),
  "By service and level": ({ logs }, span) =>
    table(logs.filter(during(span)), [top("service.name", 5, "value"), top("log.level", 4, size)], figures),
  "By logger": ({ logs }, span) =>
    table(
      logs.filter(during(span)),
      [top("log.logger", 30, size), top("service.name", 5, "value")],
      [...figures, of((event) => !known("event.action")(event), count)],
    ),
  "By event": ({ logs }, span) =>
    table(logs.filter(both(known("event.action"), during(span))), [top("event.action", 60, size)], figures),
};
