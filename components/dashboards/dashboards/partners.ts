import { action } from "../../shared/condition";
import type { FieldName } from "../../shared/record";
import type { Dashboard } from "../dashboard";
import type { Metric } from "../metric";

const received = action("order.received");
const taken = action("order.manufacturing_started");
const completed = action("order.manufacturing_completed");
const packed = action("order.packaging");
const shipped = action("order.shipped");
const views = action("orders.list_viewed");

/** What an operator does with an order. */
const steps = [
  "order.manufacturing_started",
  "order.manufacturing_completed",
  "order.packaging",
  "order.shipped",
] as const;

const orders = { of: "unique", field: "order.id", label: "Orders" } as const satisfies Metric<FieldName>;

/** What partners and operators do. */
export const partners: Dashboard = {
  id: "logs-partners-operators",
  title: "Partners and operators",
  space: "analytics",
  guide:
    "Which partners send how many orders and what they are refused, and how much each operator makes. Talk to a partner whose calls " +
    "are refused before he complains. A person is known here by a hash only.",
  runbook: "a8-a-flood-of-orders",
  days: 7,
  pick: [{ field: "organization.id", title: "Partner" }],
  panels: [
    {
      kind: "bars",
      data: "logs",
      title: "Partners' orders per day",
      description: "Orders that MES API took, of the ten largest partners",
      question: "V9",
      where: [received],
      metrics: [orders],
      rows: [{ by: "time", every: "1d" }],
      split: { by: "top", field: "organization.id", label: "Partner", size: 10 },
    },
    {
      kind: "table",
      data: "logs",
      title: "Partners",
      description: "Orders now and a week before, and calls that were refused for the quota or the key",
      question: "V9",
      where: [action("order.received", "partner.rate_limited", "partner.auth_failed")],
      metrics: [
        { ...orders, where: [received] },
        { ...orders, where: [received], before: "1w", label: "A week before" },
        { of: "count", where: [action("partner.rate_limited")], label: "Over the quota" },
        { of: "count", where: [action("partner.auth_failed")], label: "Key refused" },
        { of: "max", field: "@timestamp", where: [received], label: "Last order", format: "time" },
      ],
      rows: [{ by: "top", field: "organization.id", label: "Partner", size: 50 }],
    },
    {
      kind: "lines",
      data: "logs",
      title: "Operators' work per day",
      description:
        "Orders by step, of all operators; the line of a step that falls below the one before it is where work piles up",
      question: "V10",
      where: [action(...steps)],
      metrics: [
        { ...orders, where: [taken], label: "Taken" },
        { ...orders, where: [completed], label: "Completed" },
        { ...orders, where: [packed], label: "Packed" },
        { ...orders, where: [shipped], label: "Shipped" },
      ],
      rows: [{ by: "time", every: "1d" }],
    },
    {
      kind: "table",
      data: "logs",
      title: "Operators",
      description:
        "Orders by step, orders that a colleague took a moment earlier, and how often the list was opened per order taken",
      question: "V10",
      where: [action(...steps, "order.take_conflict", "orders.list_viewed")],
      metrics: [
        { ...orders, where: [completed], label: "Completed" },
        { ...orders, where: [taken], label: "Taken" },
        { ...orders, where: [packed], label: "Packed" },
        { ...orders, where: [shipped], label: "Shipped" },
        { of: "count", where: [action("order.take_conflict")], label: "Conflicts" },
        {
          of: "ratio",
          figures: [
            { of: "count", where: [views] },
            { of: "count", where: [taken] },
          ],
          label: "Views per order taken",
        },
      ],
      rows: [{ by: "top", field: "user.hash", label: "Operator", size: 50 }],
    },
  ],
};
