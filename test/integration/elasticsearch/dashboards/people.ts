import { type Expectations, weeksBefore } from "./expected";
import {
  both,
  count,
  during,
  has,
  is,
  type Is,
  known,
  mean,
  most,
  of,
  over,
  percentile,
  total,
  unique,
  value,
} from "./figures";
import { every, parts, table, timesMean, top } from "./table";

const views = is("orders.list_viewed");
const p50 = percentile(50, "event.duration");
const p95 = percentile(95, "event.duration");

/** The dashboard of MES's first page. */
export const firstPage: Expectations = {
  "Waiting for the list": ({ logs }, span) =>
    table(logs.filter(both(views, during(span))), [every(3, span)], [p50, p95]),
  "Slow views": ({ logs }, span) =>
    table(
      logs.filter(both(is("orders.list_slow", "ui.page_slow"), during(span))),
      [top("event.action", 2, "value"), every(3, span)],
      [count],
    ),
  "By status that was asked for": ({ logs }, span) =>
    table(
      logs.filter(both(views, during(span))),
      [top("orders.filter_status", 10, count)],
      [p50, p95, count, mean("orders.rows"), unique("user.hash")],
    ),
  "By page": ({ logs }, span) =>
    table(logs.filter(both(views, during(span))), [top("orders.page", 10, "value")], [p50, p95, count]),
  "Troubles in operators' browsers": ({ logs }, span) =>
    table(
      logs.filter(both(both(has("service.name", "mes"), known("http.route")), during(span))),
      [top("http.route", 20, "value"), top("service.version", 5, "value")],
      [
        of(is("ui.error"), count),
        of(is("ui.api_call_failed"), count),
        of(is("ui.page_slow"), count),
        most("@timestamp"),
      ],
    ),
};

const logins = is("user.login");
const failures = is("user.login_failed");
const denied = is("access.denied");

/** Before six by the company's clocks. */
const night: Is = ({ at }) => new Date(at + 3 * 3_600_000).getUTCHours() < 6;

/** The dashboard of unusual users. */
export const users: Expectations = {
  "Users against themselves and the others": ({ logs }, span) => {
    const now = during(span);
    const before = during(weeksBefore(span, 1));
    const staff = both(has("service.name", "crm-api", "mes-api"), known("user.hash"));
    const events = of(now, count);
    return table(
      logs.filter(both(staff, (event) => now(event) || before(event))),
      [top("user.hash", 100, events)],
      [
        events,
        over(events, of(before, count)),
        timesMean(events),
        of(now, unique("client.ip_hash")),
        of(both(both(logins, night), now), count),
        of(both(failures, now), count),
        of(both(denied, now), count),
        of(now, most("@timestamp")),
      ],
    );
  },
  Refusals: ({ logs }, span) => {
    const refused = of(denied, count);
    return table(
      logs.filter(both(both(is("access.denied", "user.login_failed"), known("user.hash")), during(span))),
      [top("user.hash", 50, refused)],
      [refused, of(denied, unique("http.route")), of(failures, count), most("@timestamp")],
    );
  },
  "Views without work": ({ logs }, span) => {
    const seen = of(views, total("orders.rows"));
    return table(
      logs.filter(both(is("orders.list_viewed", "order.manufacturing_started"), during(span))),
      [top("user.hash", 50, seen)],
      [seen, timesMean(seen), of(views, count), of(is("order.manufacturing_started"), count)],
    );
  },
  "Logins at night": ({ logs }, span) =>
    table(
      logs.filter(both(both(logins, night), during(span))),
      [top("user.hash", 50, count)],
      [count, unique("client.ip_hash"), most("@timestamp")],
    ),
  Addresses: ({ logs }, span) =>
    table(
      logs.filter(both(is("user.login", "user.login_failed"), during(span))),
      [top("client.ip_hash", 50, of(failures, count))],
      [of(failures, count), of(logins, count), unique("user.hash"), most("@timestamp")],
    ),
  Logins: ({ logs }, span) =>
    table(
      logs.filter((event) => during(span)(event) && value(event, "event.module") === "auth"),
      [parts({ Accepted: logins, Refused: failures }), every(3, span)],
      [count],
    ),
};
