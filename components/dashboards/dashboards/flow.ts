import { action, type Condition } from "../../shared/condition";
import { statusEvents } from "../../shared/events/statuses";
import { type OrderStatus, orderStatuses } from "../../shared/order-statuses";
import { enters, reached } from "../../shared/reaching";
import type { FieldName } from "../../shared/record";
import type { Dashboard } from "../dashboard";
import type { Measure, Metric } from "../metric";

const changes: Condition = action(...statusEvents.map((event) => event.action));

const orders = { of: "unique", field: "order.id" } as const satisfies Measure<FieldName>;
const messages = { of: "unique", field: "messaging.message.id" } as const satisfies Measure<FieldName>;
const polygons = [10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000];

const published: Condition = action("message.published");
const processed: Condition = action("message.processed");

/** Where orders and messages are slow, and where they stop. */
export const flow: Dashboard = {
  id: "logs-flow",
  title: "Flow and stuck orders",
  space: "support",
  guide:
    "Where orders wait and which are stuck. Look at a stuck one in the order card; " +
    "the runbook's sections A5, A6 and A7 say how an order is set going again.",
  runbook: "a7-an-order-is-stuck",
  days: 7,
  pick: [],
  panels: [
    {
      kind: "table",
      data: "outbox",
      title: "Stuck orders and lost messages",
      description: "Found by the alerts A5, A6 and A7 in the last day; what goes on is told again every half hour",
      question: "V5",
      days: 1,
      where: [{ field: "rule.id", in: ["A5", "A6", "A7"] }],
      metrics: [
        { of: "max", field: "@timestamp", label: "Last told", format: "time" },
        { of: "min", field: "@timestamp", label: "First told", format: "time" },
        { of: "count", label: "Times" },
      ],
      rows: [
        { by: "top", field: "rule.name", label: "Alert", size: 3, rank: "value" },
        { by: "top", field: "alert.key", label: "Order or message", size: 100 },
      ],
      height: 16,
    },
    {
      kind: "table",
      data: "logs",
      title: "Time in a status",
      description: "How long orders had been in it when they left it",
      question: "V4",
      where: [changes],
      metrics: [
        {
          of: "percentile",
          percent: 50,
          field: "order.previous_status_duration",
          label: "Half of them (p50)",
          format: "duration",
        },
        { of: "percentile", percent: 95, field: "order.previous_status_duration", label: "p95", format: "duration" },
        { of: "max", field: "order.previous_status_duration", label: "Longest", format: "duration" },
        { ...orders, label: "Orders" },
      ],
      rows: [
        {
          by: "conditions",
          label: "Status",
          of: orderStatuses
            .slice(0, -1)
            .map((label) => ({ label, where: [{ field: "order.previous_status", in: [label] }] })),
        },
      ],
      height: 16,
    },
    {
      kind: "table",
      data: "logs",
      title: "Orders in each status now",
      description:
        "Got there in the last 7 days and nowhere since. Above 3,000 orders in that time the figures are near, not exact",
      question: "V5",
      days: 7,
      where: [reached],
      metrics: [waiting("INITIATED"), ...orderStatuses.slice(1, -1).map(waiting)],
      rows: [],
      width: 48,
      height: 6,
    },
    {
      kind: "table",
      data: "logs",
      title: "Messages by routing key",
      description: "How far messages got; those not processed are on their way, or lost (A6 tells after ten minutes)",
      question: "V8",
      where: [action("message.published", "message.received", "message.processed", "message.processing_failed")],
      metrics: [
        { ...messages, where: [published], label: "Published" },
        { ...messages, where: [action("message.received")], label: "Received" },
        { ...messages, where: [processed], label: "Processed" },
        {
          of: "difference",
          figures: [
            { ...messages, where: [{ any: [published, processed] }] },
            { ...messages, where: [processed] },
          ],
          label: "Not processed",
        },
        { ...messages, where: [action("message.processing_failed")], label: "Failed" },
        {
          of: "percentile",
          percent: 95,
          field: "event.duration",
          where: [processed],
          label: "Handled within (p95)",
          format: "duration",
        },
      ],
      rows: [{ by: "top", field: "messaging.rabbitmq.destination.routing_key", label: "Routing key", size: 30 }],
      width: 32,
    },
    {
      kind: "table",
      data: "logs",
      title: "Price calculation by polygons",
      description: "How long the calculation took; the largest models are the slow ones unless something else is wrong",
      question: "V6",
      where: [action("order.price_calculated")],
      metrics: [
        { of: "percentile", percent: 50, field: "event.duration", label: "Half of them (p50)", format: "duration" },
        { of: "percentile", percent: 95, field: "event.duration", label: "p95", format: "duration" },
        { of: "count", label: "Calculations" },
      ],
      rows: [{ by: "ranges", field: "order.model.polygons", label: "Polygons", bounds: polygons }],
      width: 16,
    },
  ],
};

/**
 * Orders that got to a status and have not left it: all that did either, without those that left. The one less the other
 * would also take off those that came before the time that is looked at.
 */
function waiting(status: OrderStatus): Metric<FieldName> {
  const left: Condition = { field: "order.previous_status", in: [status] };
  return {
    of: "difference",
    figures: [
      { ...orders, where: [{ any: [enters(status), left] }] },
      { ...orders, where: [left] },
    ],
    label: status.replace("MANUFACTURING_", ""), // or the head is wider than its column
  };
}
