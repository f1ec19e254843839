import type { Rule } from "./rule";
import { faults } from "./rules/faults";
import { operations } from "./rules/operations";
import { orders } from "./rules/orders";
import { users } from "./rules/users";

/** The whole catalogue of alerts, A1 to A15. */
export const rules: readonly Rule[] = [...faults, ...orders, ...users, ...operations].sort(
  (one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)),
);
