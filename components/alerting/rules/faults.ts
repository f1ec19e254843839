import { action } from "../../shared/condition";
import type { Rule } from "../rule";

/** Services that fail at their work. */
export const faults: readonly Rule[] = [
  {
    id: "A1",
    name: "A service crashed",
    severity: "high",
    owner: "log_support",
    space: "support",
    whyLogs: "A restart count says that a pod died; the last record says of what.",
    every: "1m",
    checks: {
      crashed: {
        kind: "count",
        where: [{ any: [action("service.crashed"), { field: "tags", in: ["fatal"] }] }],
        by: "service.name",
        within: "5m",
        over: 0,
      },
    },
  },
  {
    id: "A2",
    name: "A connection pool is used up",
    severity: "high",
    owner: "log_support",
    space: "support",
    whyLogs: "A gauge of the pool shows that it is full; the record is a request that failed by it.",
    every: "1m",
    checks: {
      exhausted: {
        kind: "count",
        where: [action("db.pool_exhausted")],
        by: "service.name",
        within: "5m",
        over: 0,
      },
    },
  },
  {
    id: "A3",
    name: "An order or its message was not stored",
    severity: "high",
    owner: "log_support",
    space: "support",
    whyLogs: "One order matters, and only the record names it.",
    every: "1m",
    checks: {
      failed: {
        kind: "count",
        where: [action("order.save_failed", "message.publish_failed", "message.processing_failed")],
        by: "order.id",
        within: "5m",
        over: 0,
      },
    },
  },
  {
    id: "A4",
    name: "An error that was never there before",
    severity: "medium",
    owner: "log_developer",
    space: "development",
    whyLogs: "It is the identity of the error that is new, whatever the number of errors.",
    every: "5m",
    checks: {
      unknown: {
        kind: "newcomer",
        where: [
          { field: "error.type", exists: true },
          { field: "service.name", exists: true },
        ],
        by: ["error.type", "service.name"],
        since: "14d",
        learning: "1d",
        within: "10m",
      },
    },
  },
  {
    id: "A11",
    name: "Far more errors than usual",
    severity: "medium",
    owner: "log_developer",
    space: "development",
    whyLogs:
      "The errors of all kinds that a service reports of itself, compared with its own past; failed requests are a metric.",
    every: "5m",
    checks: {
      errors: {
        kind: "outlier",
        where: [{ field: "log.level", in: ["ERROR"] }],
        by: "service.name",
        within: "1h",
        sigmas: 3,
        least: 20,
      },
    },
  },
];
