import type { FieldName } from "../../shared/record";
import type { Dashboard } from "../dashboard";
import type { Measure, Metric } from "../metric";

const count = { of: "count" } as const satisfies Measure<FieldName>;
const bytes = { of: "sum", field: "log.bytes" } as const satisfies Measure<FieldName>;

const figures = [
  { ...bytes, label: "Size", format: "bytes" },
  { of: "shareOfSum", figure: bytes, label: "Of the bytes", format: "share" },
  { ...count, label: "Lines" },
  { of: "shareOfSum", figure: count, label: "Of the lines", format: "share" },
] as const satisfies readonly Metric<FieldName>[];

/** Which lines there are too many of. */
export const logEconomy: Dashboard = {
  id: "logs-economy",
  title: "Log economy",
  space: "development",
  guide:
    "Which lines fill the disks. What nobody has read for a month need not be written; a logger whose lines are no events hides the " +
    "ones that are. Sizes are those of the records as JSON, before Elasticsearch packs them; shares are of what the table shows.",
  runbook: "a15-logs-that-nobody-can-use",
  days: 7,
  pick: [{ field: "service.name", title: "Service" }],
  panels: [
    {
      kind: "bars",
      data: "logs",
      title: "Bytes per day by service",
      description: "All lines",
      question: "V13",
      where: [],
      metrics: [{ ...bytes, label: "Size", format: "bytes" }],
      rows: [{ by: "time", every: "1d" }],
      split: { by: "top", field: "service.name", label: "Service", size: 5, rank: "value" },
      height: 18,
    },
    {
      kind: "table",
      data: "logs",
      title: "By service and level",
      description: "DEBUG in prod is a switch that somebody forgot",
      question: "V13",
      where: [],
      metrics: [...figures],
      rows: [
        { by: "top", field: "service.name", label: "Service", size: 5, rank: "value" },
        { by: "top", field: "log.level", label: "Level", size: 4 },
      ],
      height: 18,
    },
    {
      kind: "table",
      data: "logs",
      title: "By logger",
      description: "The class that writes; the last figure is how many of its lines are no event of the catalogue",
      question: "V13",
      where: [],
      metrics: [...figures, { ...count, where: [{ field: "event.action", exists: false }], label: "No event" }],
      rows: [
        { by: "top", field: "log.logger", label: "Logger", size: 30 },
        { by: "top", field: "service.name", label: "Service", size: 5, rank: "value" },
      ],
      width: 48,
      height: 16,
    },
    {
      kind: "table",
      data: "logs",
      title: "By event",
      description: "Events of the catalogue; one that nobody asks about is a candidate for DEBUG",
      question: "V13",
      where: [{ field: "event.action", exists: true }],
      metrics: [...figures],
      rows: [{ by: "top", field: "event.action", label: "Event", size: 60 }],
      width: 48,
      height: 16,
    },
  ],
};
