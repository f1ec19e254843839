import { hour, minute } from "../../../../local/traffic/time";
import { type Checks, named, oftenWithin, type Sight, value } from "./check";

const who = ["user.hash", "client.ip_hash"] as const;

/** Users and addresses with five failed logins and then one that was let in, within a quarter of an hour. */
function* guessed({ events }: Sight): Generator<string> {
  const failures = new Map<string, number[]>();
  for (const event of named(events, "user.login_failed", "user.login"))
    for (const key of who.flatMap((name) => value(event, name) ?? [])) {
      const recent = (failures.get(key) ?? []).filter((at) => at > event.at - 15 * minute);
      if (event.fields["event.action"] === "user.login_failed") failures.set(key, [...recent, event.at]);
      else if (recent.length >= 5) yield key;
    }
}

/** Operators to whom the list showed more than 200 orders within an hour. */
function* viewers({ events }: Sight): Generator<string> {
  const views = new Map<string, { readonly at: number; readonly rows: number }[]>();
  for (const event of named(events, "orders.list_viewed")) {
    const user = value(event, "user.hash") ?? "";
    const recent = (views.get(user) ?? []).filter(({ at }) => at > event.at - hour);
    recent.push({ at: event.at, rows: Number(event.fields["orders.rows"]) });
    views.set(user, recent);
    if (recent.reduce((sum, { rows }) => sum + rows, 0) > 200) yield user;
  }
}

/** What is about a person. */
export const peopleChecks: Checks = {
  *A10(sight) {
    yield* oftenWithin(named(sight.events, "user.login_failed"), who, { limit: 9, within: 5 * minute });
    yield* guessed(sight);
  },
  *A14(sight) {
    yield* oftenWithin(named(sight.events, "access.denied"), ["user.hash"], { limit: 20, within: 10 * minute });
    yield* viewers(sight);
  },
};
