import { Journal } from "../journal";
import { Random } from "../random";
import { hour, isWeekend, startOf } from "../time";
import type { World } from "../world";
import { live } from "./life";
import { numbersFrom, orderOf } from "./order";
import type { IsClosed } from "./shop";

/** Shares of a day's orders by local hour: customers buy at lunch and in the evening, partners in office hours. */
const shapes = {
  shop: [6, 4, 2, 2, 2, 3, 8, 18, 35, 52, 62, 66, 70, 66, 62, 60, 58, 62, 68, 76, 78, 62, 38, 16],
  partners: [0, 0, 0, 0, 0, 0, 0, 2, 10, 40, 60, 60, 45, 40, 55, 60, 50, 30, 8, 4, 2, 0, 0, 0],
} as const;

/** Shares of all orders of a working day, and of those on a day of the weekend. */
const shares = { shop: 0.8, partners: 0.2 } as const;
const onWeekend = { shop: 0.75, partners: 0.1 } as const;

/** The lives of the shop's orders that begin on a day. While it is closed no customer can do anything. */
export function* shopOrders(dayNumber: number, world: World, isClosed: IsClosed): Generator<Journal> {
  const random = new Random(world.seed, "arrivals of the shop", dayNumber);
  for (const [index, createdAt] of times("shop", dayNumber, world, random).entries()) {
    const number = numbersFrom.shop + index;
    if (isClosed(createdAt)) continue;
    const journal = new Journal(new Random(world.seed, "life", dayNumber, number));
    live(journal, orderOf(world, dayNumber, number, { createdAt }), world, { isClosed });
    yield journal;
  }
}

/** The lives of the partners' orders that begin on a day. */
export function* partnerOrders(dayNumber: number, world: World): Generator<Journal> {
  const random = new Random(world.seed, "arrivals of partners", dayNumber);
  for (const [index, createdAt] of times("partners", dayNumber, world, random).entries()) {
    const number = numbersFrom.partners + index;
    const partner = world.partners[random.weighted(world.partners.map(({ weight }) => weight))] ?? world.partners[0];
    const journal = new Journal(new Random(world.seed, "life", dayNumber, number));
    live(journal, orderOf(world, dayNumber, number, { createdAt, partner }), world, { isClosed: () => false });
    yield journal;
  }
}

function times(whose: keyof typeof shapes, dayNumber: number, { ordersPerDay }: World, random: Random): number[] {
  const mean = ordersPerDay * shares[whose] * (isWeekend(dayNumber) ? onWeekend[whose] : 1);
  return Array.from({ length: Math.round(mean * random.between(0.9, 1.1)) }, () =>
    Math.round(startOf(dayNumber) + (random.weighted(shapes[whose]) + random.between(0, 1)) * hour),
  ).sort((one, other) => one - other);
}
