import { type Expectations, weeksBefore } from "./expected";
import { both, count, during, is, type Is, most, of, over, unique } from "./figures";
import { every, meanBefore, parts, table, top } from "./table";

const orders = unique("order.id");
const begun = is("order.created", "order.received");
const channels = parts({ "Shop (b2c)": is("order.created"), "Partners (b2b)": is("order.received") });

/** How an order gets to each status. */
export const reached: Readonly<Record<string, Is>> = {
  INITIATED: is("order.created"),
  FILE_UPLOADED: is("order.file_uploaded"),
  SUBMITTED: is("order.submitted", "order.received"),
  PRICE_CALCULATED: is("order.price_calculated"),
  MANUFACTURING_APPROVED: is("order.manufacturing_approved"),
  MANUFACTURING_STARTED: is("order.manufacturing_started"),
  MANUFACTURING_COMPLETED: is("order.manufacturing_completed"),
  PACKAGING: is("order.packaging"),
  SHIPPED: is("order.shipped"),
  CLOSED: is("order.closed"),
};

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** By the company's clocks. */
const local = (at: number): Date => new Date(at + 3 * 3_600_000);

/** The dashboard of orders. */
export const orderTrend: Expectations = {
  "Orders per day by channel": ({ logs }, span) =>
    table(logs.filter(both(begun, during(span))), [channels, every(24, span)], [orders]),
  "Orders per day and their 7-day average": ({ logs }, span) =>
    table(logs.filter(both(begun, during(span))), [every(24, span)], [orders, meanBefore(7, orders)]),
  "The last 7 days against earlier ones": ({ logs }, span) => {
    const at = (weeks: number) => of(during(weeksBefore(span, weeks)), orders);
    return table(logs.filter(begun), [channels], [at(0), at(1), over(at(0), at(1)), at(3), over(at(0), at(3))]);
  },
  "Orders that reached each status": ({ logs }, span) => table(logs.filter(during(span)), [parts(reached)], [orders]),
  "Orders by hour and weekday": ({ logs }, span) => {
    const on =
      (index: number): Is =>
      ({ at }) =>
        (local(at).getUTCDay() + 6) % 7 === index;
    const hours = Array.from({ length: 24 }, (_, hour): [number, Is] => [
      hour,
      ({ at }) => local(at).getUTCHours() === hour,
    ]);
    const shown = logs.filter(both(begun, during(span)));
    const present = hours.filter(([, counted]) => shown.some(counted));
    return present.flatMap(([hour, counted]) =>
      table(
        shown.filter(counted),
        [parts(Object.fromEntries(weekdays.map((name, index) => [name, on(index)])))],
        [orders],
      ).map((row) => [hour, ...row]),
    );
  },
};

const received = is("order.received");
const completed = is("order.manufacturing_completed");
const taken = is("order.manufacturing_started");
const packed = is("order.packaging");
const shipped = is("order.shipped");
const views = is("orders.list_viewed");

/** The dashboard of partners and operators. */
export const partners: Expectations = {
  "Partners' orders per day": ({ logs }, span) =>
    table(logs.filter(both(received, during(span))), [top("organization.id", 10, orders), every(24, span)], [orders]),
  Partners: ({ logs }, span) => {
    const now = (counted: Is, figure = count) => of(both(counted, during(span)), figure);
    const before = weeksBefore(span, 1);
    const either: Is = (event) => during(span)(event) || during(before)(event);
    return table(
      logs.filter(both(is("order.received", "partner.rate_limited", "partner.auth_failed"), either)),
      [top("organization.id", 50, now(received, orders))],
      [
        now(received, orders),
        of(both(received, during(before)), orders),
        now(is("partner.rate_limited")),
        now(is("partner.auth_failed")),
        now(received, most("@timestamp")),
      ],
    );
  },
  "Operators' work per day": ({ logs }, span) =>
    table(
      logs.filter(during(span)),
      [every(24, span)],
      [taken, completed, packed, shipped].map((step) => of(step, orders)),
    ),
  Operators: ({ logs }, span) => {
    const steps = [completed, taken, packed, shipped];
    const asked: Is = (event) => [...steps, views, is("order.take_conflict")].some((counted) => counted(event));
    return table(
      logs.filter(both(asked, during(span))),
      [top("user.hash", 50, of(completed, orders))],
      [
        ...steps.map((step) => of(step, orders)),
        of(is("order.take_conflict"), count),
        over(of(views, count), of(taken, count)),
      ],
    );
  },
};
