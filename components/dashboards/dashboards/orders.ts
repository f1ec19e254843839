import { action, type Condition } from "../../shared/condition";
import { orderStatuses } from "../../shared/order-statuses";
import { enters, reached } from "../../shared/reaching";
import type { FieldName } from "../../shared/record";
import type { Breakdown } from "../breakdown";
import type { Dashboard } from "../dashboard";
import type { Metric } from "../metric";

/** An order begins in the shop, or with a partner's call. */
const begun: Condition = action("order.created", "order.received");

const orders = { of: "unique", field: "order.id", label: "Orders" } as const satisfies Metric<FieldName>;

const channels: Breakdown<FieldName> = {
  by: "conditions",
  label: "Channel",
  of: [
    { label: "Shop (b2c)", where: [action("order.created")] },
    { label: "Partners (b2b)", where: [action("order.received")] },
  ],
};

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** How many orders there are, when, and how far they get. */
export const orderTrend: Dashboard = {
  id: "logs-orders",
  title: "Orders: trend and peaks",
  space: "analytics",
  guide:
    "How many orders begin, at which hours, and how far they get. Plan people and releases around the dark fields of the " +
    "heat map; a bar of the funnel that is much shorter than the one above it is where orders are lost.",
  runbook: "a8-a-flood-of-orders",
  days: 28,
  pick: [],
  panels: [
    {
      kind: "bars",
      data: "logs",
      title: "Orders per day by channel",
      description: "Orders begun: created in the shop, or received from a partner",
      question: "V1",
      where: [begun],
      metrics: [orders],
      rows: [{ by: "time", every: "1d" }],
      split: channels,
    },
    {
      kind: "lines",
      data: "logs",
      title: "Orders per day and their 7-day average",
      description: "The average is of the seven days before; the line of the day itself is short until it is over",
      question: "V1",
      where: [begun],
      metrics: [
        orders,
        { of: "averageBefore", figure: orders, buckets: 7, label: "Average of the 7 days before", format: "number" },
      ],
      rows: [{ by: "time", every: "1d" }],
    },
    {
      kind: "table",
      data: "logs",
      title: "The last 7 days against earlier ones",
      description:
        "The month before is gone with its logs: the earliest whole week that they surely hold is three weeks back",
      question: "V1",
      days: 7,
      where: [begun],
      metrics: [
        orders,
        { ...orders, before: "1w", label: "A week before" },
        { of: "ratio", figures: [orders, { ...orders, before: "1w" }], label: "Against that", format: "share" },
        { ...orders, before: "3w", label: "Three weeks before" },
        { of: "ratio", figures: [orders, { ...orders, before: "3w" }], label: "Against those", format: "share" },
      ],
      rows: [channels],
      width: 48,
      height: 7,
    },
    {
      kind: "bars",
      data: "logs",
      title: "Orders that reached each status",
      description: "A partner's order begins as SUBMITTED; what was begun in the last days is still on its way",
      question: "V3",
      days: 7,
      where: [reached],
      metrics: [orders],
      rows: [
        {
          by: "conditions",
          label: "Status",
          of: orderStatuses.map((status) => ({ label: status, where: [enters(status)] })),
        },
      ],
      width: 16,
    },
    {
      kind: "heatmap",
      data: "logs",
      title: "Orders by hour and weekday",
      description: "Begun in that hour of that weekday, by the company's clocks, over all weeks that are shown",
      question: "V2",
      where: [begun],
      metrics: [orders],
      rows: [
        { by: "top", field: "calendar.hour", label: "Hour", size: 24, rank: "value" },
        {
          by: "conditions",
          label: "Weekday",
          of: weekdays.map((label, index) => ({ label, where: [{ field: "calendar.weekday", in: [index + 1] }] })),
        },
      ],
      width: 32,
    },
  ],
};
