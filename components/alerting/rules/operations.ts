import { action } from "../../shared/condition";
import { utcOffsetHours } from "../../shared/local-time";
import type { Rule } from "../rule";

const workingDays = { utcOffsetHours, toWeekday: 6 } as const;

/** What endangers the logs themselves, or shows in their absence. */
export const operations: readonly Rule[] = [
  {
    id: "A9",
    name: "Silence",
    severity: "high",
    owner: "log_support",
    space: "support",
    whyLogs:
      "A service that answers its probes and writes nothing does nothing; and without its log no other alert here can fire.",
    every: "1m",
    checks: {
      service: {
        kind: "silence",
        // The browser application mes writes only when something is wrong.
        where: [{ field: "service.name", in: ["crm-api", "mes-api", "shop-api"] }],
        by: "service.name",
        least: "5m",
        surprise: 20,
        workingDays,
      },
      orders: {
        kind: "standstill",
        of: action("order.created", "order.received"),
        while: action("http.request"),
        by: "service.name",
        within: "2h",
        since: "7d",
        workingTime: { ...workingDays, fromHour: 9, toHour: 18 },
      },
    },
  },
  {
    id: "A12",
    name: "Something secret got past the masks",
    severity: "high",
    owner: "log_security",
    space: "security",
    whyLogs: "It is the content of a line.",
    every: "1m",
    checks: {
      leak: {
        kind: "count",
        where: [{ field: "tags", in: ["masking.leak"] }],
        by: "service.name",
        within: "5m",
        over: 0,
      },
    },
  },
  {
    id: "A15",
    name: "Logs that nobody can use",
    severity: "low",
    owner: "log_developer",
    space: "development",
    whyLogs: "It is the form of the lines.",
    every: "5m",
    checks: {
      unreadable: {
        kind: "share",
        of: { any: [action("log.parse_failed"), { field: "tags", holds: "log.parse_failed" }] },
        by: "service.name",
        within: "1h",
        overPercent: 1,
        least: 2,
      },
      debug: {
        kind: "lasting",
        where: [
          { field: "log.level", in: ["DEBUG"] },
          { field: "service.environment", in: ["prod"] },
        ],
        by: "service.name",
        within: "1h",
        parts: 4,
      },
    },
  },
];
