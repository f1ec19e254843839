import type { FieldName } from "../../../components/shared/record";
import type { ValueOf } from "../event";
import type { Partner } from "../partners";
import { customerOf } from "../people";
import { Random } from "../random";
import { nanoseconds } from "../requests";
import type { World } from "../world";

/** What goes wrong with an order on purpose, for an incident; quiet traffic has none of it. */
export type Mishap = "message lost" | "calculation hangs" | "never approved" | "not saved at first";

/** An order of the shop or of a partner. */
export interface Order {
  readonly id: string;
  /** Among those of its day; every so many-th of them has a small trouble. */
  readonly number: number;
  readonly createdAt: number;
  /** Keyed hash of the customer's account. */
  readonly customer: string;
  /** Undefined: the order comes from the shop. */
  readonly partner?: Partner;
  readonly model: Model;
}

interface Model {
  readonly polygons: number;
  readonly file: string;
  readonly bytes: number;
  readonly extension: string;
  readonly source: ValueOf<"order.model.source">;
}

/** Numbers of a day's orders begin here: of the shop, of partners, and of those that incidents add. */
export const numbersFrom = { shop: 0, partners: 5_000, incidents: 9_000 } as const;

/** Customers of the shop. */
const customers = 4_000;

const firstDay = 18_262; // 2020-01-01

/** The order of a number on a day. */
export function orderOf(
  { seed }: World,
  dayNumber: number,
  number: number,
  rest: Pick<Order, "createdAt" | "partner">,
): Order {
  const random = new Random(seed, "order", dayNumber, number);
  const polygons = Math.round(random.skewed(80_000, 1.3, 3_000_000)) + 500;
  return {
    id: String((dayNumber - firstDay) * 10_000 + number),
    number,
    customer: customerOf(seed, random.whole(0, customers - 1)),
    model: {
      polygons,
      file: random.hex(64),
      bytes: polygons * 50 + 84, // a binary STL file
      extension: random.pick(["stl", "stl", "stl", "obj", "3mf"]),
      source: random.chance(0.7) ? "upload" : "constructor",
    },
    ...rest,
  };
}

/** Whether an order is one of those, one in so many, that have a certain small trouble. */
export const isOneIn = (every: number, { number }: Order): boolean => number % every === every >> 1;

/** How an event names an order. */
export const named = ({ id }: Order): Readonly<Record<Extract<FieldName, "order.id">, string>> => ({ "order.id": id });

/** How an event that sets a status says how long the order had the one before: the distance of the times as they are written. */
export const lasted = (since: number, at: number): Readonly<Record<"order.previous_status_duration", number>> => ({
  "order.previous_status_duration": nanoseconds(Math.round(at) - Math.round(since)),
});

/** When an order was submitted, and when MES knows of it. */
export interface Submitted {
  readonly at: number;
  readonly knownAt: number;
}
