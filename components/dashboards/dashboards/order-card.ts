import { action, type Condition } from "../../shared/condition";
import { orderCard } from "../../shared/order-card";
import { orderStatuses } from "../../shared/order-statuses";
import { enters, reached } from "../../shared/reaching";
import type { FieldName } from "../../shared/record";
import type { Dashboard } from "../dashboard";
import type { Format, Measure } from "../metric";

const ofAnOrder: Condition = { field: "order.id", exists: true };

const first = { of: "min", field: "@timestamp", format: "time" } as const satisfies Measure<FieldName> & {
  format: Format;
};

/** All that is known of one order, over all services. */
export const orderCardDashboard: Dashboard = {
  ...orderCard,
  title: "Order card",
  guide:
    "All that is known of one order: **pick it above first**, else all orders are shown at once. The last status that was reached says " +
    "where it is; a message that was published and not processed, or an error, says why it is still there.",
  runbook: "a7-an-order-is-stuck",
  days: 31,
  pick: [{ field: "order.id", title: "Order" }],
  panels: [
    {
      kind: "table",
      data: "logs",
      title: "Statuses",
      description: "When each was reached, how long the order had been in the one before, and by whose hand",
      question: "V14",
      where: [reached],
      metrics: [
        { ...first, label: "Reached" },
        { of: "max", field: "order.previous_status_duration", label: "In the status before", format: "duration" },
        { of: "last", field: "service.name", label: "Service", format: "text" },
        { of: "last", field: "user.hash", label: "User", format: "text" },
      ],
      rows: [
        {
          by: "conditions",
          label: "Status",
          of: orderStatuses.map((status) => ({ label: status, where: [enters(status)] })),
        },
      ],
      height: 16,
    },
    {
      kind: "table",
      data: "logs",
      title: "Messages",
      description:
        "Between the services, in the order in which they were sent; one without a time in the last column was not handled",
      question: "V14",
      where: [
        action("message.published", "message.received", "message.processed", "message.processing_failed"),
        ofAnOrder,
      ],
      metrics: [
        { ...first, where: [action("message.published")], label: "Published" },
        { ...first, where: [action("message.received")], label: "Received" },
        { of: "count", where: [action("message.processing_failed")], label: "Failures" },
        { ...first, where: [action("message.processed")], label: "Processed" },
      ],
      rows: [
        {
          by: "top",
          field: "messaging.rabbitmq.destination.routing_key",
          label: "Routing key",
          size: 30,
          first: "smallest",
        },
        { by: "top", field: "messaging.message.id", label: "Message", size: 10, first: "smallest" },
      ],
      height: 16,
    },
    {
      kind: "table",
      data: "logs",
      title: "Errors and warnings",
      description: "What went wrong with it",
      question: "V14",
      where: [ofAnOrder, { field: "log.level", in: ["ERROR", "WARN"] }],
      metrics: [
        { of: "count", label: "Times" },
        { of: "max", field: "@timestamp", label: "Last", format: "time" },
        { of: "last", field: "error.type", label: "Error", format: "text" },
        { of: "last", field: "event.reason", label: "Reason", format: "text" },
      ],
      rows: [
        { by: "top", field: "service.name", label: "Service", size: 5, rank: "value" },
        { by: "top", field: "event.action", label: "Event", size: 20 },
      ],
      width: 48,
      height: 8,
    },
    {
      kind: "records",
      data: "logs",
      title: "All lines of the order",
      description: "Over all services, the newest first",
      question: "V14",
      where: [ofAnOrder],
      columns: ["order.id", "service.name", "log.level", "event.action", "order.status", "message"],
      width: 48,
      height: 22,
    },
  ],
};
