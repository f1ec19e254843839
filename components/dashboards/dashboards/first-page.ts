import { action, type Condition } from "../../shared/condition";
import type { FieldName } from "../../shared/record";
import type { Dashboard } from "../dashboard";
import type { Metric } from "../metric";

const views: Condition = action("orders.list_viewed");

const figures = [
  { of: "percentile", percent: 50, field: "event.duration", label: "Half of them (p50)", format: "duration" },
  { of: "percentile", percent: 95, field: "event.duration", label: "p95", format: "duration" },
  { of: "count", label: "Views" },
] as const satisfies readonly Metric<FieldName>[];

/** How long operators wait for the list of orders, and for which part of it. */
export const firstPage: Dashboard = {
  id: "logs-first-page",
  title: "MES: the first page",
  space: "support",
  guide:
    "How long operators wait for the list of orders. If one status or page is slow, the query behind it is; if all are, look at " +
    "the database first (A2) and at the release of that hour.",
  runbook: "a2-a-connection-pool-is-used-up",
  days: 7,
  pick: [],
  panels: [
    {
      kind: "lines",
      data: "logs",
      title: "Waiting for the list",
      description: "From the operator's click to the answer of mes-api",
      question: "V7",
      where: [views],
      metrics: [figures[0], figures[1]],
      rows: [{ by: "time", every: "3h" }],
    },
    {
      kind: "bars",
      data: "logs",
      title: "Slow views",
      description: "Answers that took mes-api over 3 s, and pages that could be used only after 5 s",
      question: "V7",
      where: [action("orders.list_slow", "ui.page_slow")],
      metrics: [{ of: "count", label: "Events" }],
      rows: [{ by: "time", every: "3h" }],
      split: { by: "top", field: "event.action", label: "Event", size: 2, rank: "value" },
    },
    {
      kind: "table",
      data: "logs",
      title: "By status that was asked for",
      description: "The list of which status is slow",
      question: "V7",
      where: [views],
      metrics: [
        ...figures,
        { of: "average", field: "orders.rows", label: "Rows, mean" },
        { of: "unique", field: "user.hash", label: "Operators" },
      ],
      rows: [{ by: "top", field: "orders.filter_status", label: "Status", size: 10, rank: 2 }],
      height: 12,
    },
    {
      kind: "table",
      data: "logs",
      title: "By page",
      description: "Whether later pages are slower",
      question: "V7",
      where: [views],
      metrics: [...figures],
      rows: [{ by: "top", field: "orders.page", label: "Page", size: 10, rank: "value" }],
      height: 12,
    },
    {
      kind: "table",
      data: "logs",
      title: "Troubles in operators' browsers",
      description: "Errors that nobody caught, calls that failed, and slow pages, as the browsers report them",
      question: "V7",
      where: [
        { field: "service.name", in: ["mes"] },
        { field: "http.route", exists: true },
      ],
      metrics: [
        { of: "count", where: [action("ui.error")], label: "Errors" },
        { of: "count", where: [action("ui.api_call_failed")], label: "Failed calls" },
        { of: "count", where: [action("ui.page_slow")], label: "Slow pages" },
        { of: "max", field: "@timestamp", label: "Last", format: "time" },
      ],
      rows: [
        { by: "top", field: "http.route", label: "Route", size: 20, rank: "value" },
        { by: "top", field: "service.version", label: "Release", size: 5, rank: "value" },
      ],
      width: 48,
      height: 12,
    },
  ],
};
