import { digestOf, Random } from "./random";
import { isWeekend } from "./time";

/** Someone with an account; in the logs a person and an address are keyed hashes. */
export interface Person {
  readonly hash: string;
  readonly address: string;
  readonly browser: string;
  readonly role: "seller" | "operator" | "admin";
}

/** Who works in CRM and MES. */
export interface Staff {
  readonly sellers: readonly [Person, ...Person[]];
  readonly operators: readonly [Person, ...Person[]];
  readonly admin: Person;
}

/** Enough people for so many orders a day: by the steps that each order asks of them. */
export function staffFor(seed: number, ordersPerDay: number): Staff {
  const people = (role: Person["role"], count: number): [Person, ...Person[]] => [
    person(seed, role, 0),
    ...Array.from({ length: count - 1 }, (_, index) => person(seed, role, index + 1)),
  ];
  return {
    sellers: people("seller", Math.max(8, Math.round(ordersPerDay / 25))),
    operators: people("operator", Math.max(12, Math.round(ordersPerDay / 8))),
    admin: person(seed, "admin", 0),
  };
}

/** One of the shop's customers, who have no account in CRM or MES. */
export const customerOf = (seed: number, index: number): string => digestOf(seed, "customer", index).toString("hex");

/** Address of someone outside, as its hash. */
export const addressOf = (seed: number, whose: string): string => digestOf(seed, "address", whose).toString("hex");

/** The sellers of a day: all of them, on weekends every fourth. */
export function sellersOn(dayNumber: number, { sellers }: Staff): [Person, ...Person[]] {
  return present(sellers, (index) => !isWeekend(dayNumber) || (index + dayNumber) % 4 === 0);
}

/** The operators of a day: two of three, in turn, for the workshop is open every day. */
export function operatorsOn(dayNumber: number, { operators }: Staff): [Person, ...Person[]] {
  return present(operators, (index) => (index + dayNumber) % 3 !== 0);
}

function present(people: Staff["sellers"], isThere: (index: number) => boolean): [Person, ...Person[]] {
  const [first = people[0], ...others] = people.filter((_, index) => isThere(index));
  return [first, ...others];
}

function person(seed: number, role: Person["role"], index: number): Person {
  const whose = `${role}-${String(index)}`;
  return {
    hash: digestOf(seed, "user", whose).toString("hex"),
    address: addressOf(seed, whose),
    browser: new Random(seed, "browser", whose).pick(["Chrome", "Chrome", "Firefox", "Edge"]),
    role,
  };
}
