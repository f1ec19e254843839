import { lookBack } from "../../components/alerting/checks/check";
import type { Rule } from "../../components/alerting/rule";
import { age } from "../../components/shared/units";
import { Failure } from "../failure";
import { type Interval, minute } from "./judge";

/**
 * When rules run: from the first event to the last, in whole minutes, unless told otherwise.
 * @throws Failure if FROM or TO is so far outside of the events that no rule sees one of them
 */
export function rangeFor(
  file: string,
  span: Interval,
  rules: readonly Rule[],
  { from, to }: { readonly [end in keyof Interval]?: number | undefined },
): Interval {
  const reach =
    Math.max(...rules.flatMap(({ checks }) => Object.values(checks).map((check) => age(lookBack(check))))) * 1000;
  const told = `the events of ${file} are from ${iso(span.from)} to ${iso(span.to)}`;
  for (const [name, time] of Object.entries({ FROM: from, TO: to }))
    if (time !== undefined && (time < span.from - reach || time > span.to + reach))
      throw new Failure(`${name} is ${iso(time)}, but ${told}`, "Name times among them, or leave FROM and TO out.");
  const first = Math.floor(span.from / minute) * minute;
  const range = {
    from: Math.max(from ?? first, first),
    to: to ?? Math.max(Math.ceil(span.to / minute) * minute, first + minute),
  };
  mustHaveTime(range, `; ${told}`);
  return range;
}

/**
 * @param told what else to tell
 * @throws Failure if the end does not come after the beginning
 */
export function mustHaveTime({ from, to }: Interval, told = ""): void {
  if (to <= from)
    throw new Failure(
      `there is no time between FROM and TO, ${iso(from)} and ${iso(to)}${told}`,
      "Name two times in the order they come, within the events.",
    );
}

const iso = (time: number): string => new Date(time).toISOString();
