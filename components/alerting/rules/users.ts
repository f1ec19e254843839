import { action } from "../../shared/condition";
import type { Rule } from "../rule";

// All of these run every minute: what happens within some minutes lies within one more of them at some run.
const failures = { kind: "count", where: [action("user.login_failed")], within: "6m", over: 9 } as const;

const guessed = {
  kind: "sequence",
  first: action("user.login_failed"),
  times: 5,
  next: action("user.login"),
  within: "15m",
} as const;

const views = {
  kind: "count",
  where: [action("orders.list_viewed")], // a slow one is logged besides
  by: "user.hash",
  within: "1h",
  over: 200,
} as const;

/** People who do what they should not. */
export const users: readonly Rule[] = [
  {
    id: "A10",
    name: "Passwords are guessed",
    severity: "high",
    owner: "log_security",
    space: "security",
    whyLogs: "It is about one user or address, and about the order of failures and success.",
    every: "1m",
    checks: {
      "failures-user": { ...failures, by: "user.hash" },
      "failures-address": { ...failures, by: "client.ip_hash" },
      "guessed-user": { ...guessed, by: "user.hash" },
      "guessed-address": { ...guessed, by: "client.ip_hash" },
    },
  },
  {
    id: "A14",
    name: "Somebody looks around",
    severity: "medium",
    owner: "log_security",
    space: "security",
    whyLogs: "Each request is in order, or was rightly refused; it is one user's sum that is unusual.",
    every: "1m",
    checks: {
      denied: { kind: "count", where: [action("access.denied")], by: "user.hash", within: "11m", over: 20 },
      viewed: { ...views, sum: "orders.rows" },
      opened: views, // if a record does not say how many orders it showed, it was one at least
    },
  },
];
