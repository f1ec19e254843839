import type { Condition } from "../../shared/condition";
import type { FieldName } from "../../shared/record";
import type { Dashboard } from "../dashboard";
import type { Measure } from "../metric";

const errors: Condition = { field: "log.level", in: ["ERROR"] };
const count = { of: "count" } as const satisfies Measure<FieldName>;

/** Which errors there are, where, and since which release. */
export const errorsAndReleases: Dashboard = {
  id: "logs-errors",
  title: "Errors and releases",
  space: "development",
  guide:
    "Which errors there are, and whether they came with a release. An error whose first time is that of a new release goes back to " +
    "whoever made it; take a trace.id from the records below to the code.",
  runbook: "a4-an-error-that-was-never-there-before",
  days: 7,
  pick: [{ field: "service.name", title: "Service" }],
  panels: [
    {
      kind: "bars",
      data: "logs",
      title: "Errors by service",
      description: "Lines of level ERROR",
      question: "V12",
      where: [errors],
      metrics: [{ ...count, label: "Errors" }],
      rows: [{ by: "time", every: "3h" }],
      split: { by: "top", field: "service.name", label: "Service", size: 5, rank: "value" },
    },
    {
      kind: "table",
      data: "logs",
      title: "Releases",
      description: "When a release first wrote, and how much of what it wrote is errors",
      question: "V12",
      where: [{ field: "service.version", exists: true }],
      metrics: [
        { of: "min", field: "@timestamp", label: "First line", format: "time" },
        { ...count, where: [errors], label: "Errors" },
        { of: "ratio", figures: [{ ...count, where: [errors] }, count], label: "Of its lines", format: "share" },
      ],
      rows: [
        { by: "top", field: "service.name", label: "Service", size: 5, rank: "value" },
        { by: "top", field: "service.version", label: "Release", size: 5 },
      ],
    },
    {
      kind: "table",
      data: "logs",
      title: "Errors by type, service and release",
      description: "How often, for how many orders, and since when",
      question: "V12",
      where: [errors],
      metrics: [
        { ...count, label: "Errors" },
        { of: "unique", field: "order.id", label: "Orders" },
        { of: "min", field: "@timestamp", label: "First", format: "time" },
        { of: "max", field: "@timestamp", label: "Last", format: "time" },
      ],
      rows: [
        { by: "top", field: "error.type", label: "Error", size: 30 },
        { by: "top", field: "service.name", label: "Service", size: 5 },
        { by: "top", field: "service.version", label: "Release", size: 5 },
      ],
      width: 48,
      height: 18,
    },
    {
      kind: "records",
      data: "logs",
      title: "Errors",
      description: "The records themselves",
      question: "V12",
      where: [errors],
      columns: ["service.name", "log.logger", "error.type", "error.message", "order.id", "trace.id", "message"],
      width: 48,
      height: 18,
    },
  ],
};
