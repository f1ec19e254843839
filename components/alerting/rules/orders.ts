import type { EventAction } from "../../shared/events";
import { action } from "../../shared/condition";
import { reached } from "../../shared/reaching";
import type { Rule } from "../rule";

const created: readonly EventAction[] = ["order.created", "order.received"];

const flood = { kind: "count", where: [action(...created)], within: "1m", over: 50 } as const;

/** Orders that do not go on, or come in numbers that nobody expects. */
export const orders: readonly Rule[] = [
  {
    id: "A5",
    name: "A price calculation does not end",
    severity: "high",
    owner: "log_support",
    space: "support",
    whyLogs: "A duration is measured when something ends; this one does not.",
    every: "5m",
    checks: {
      hanging: {
        kind: "unfinished",
        begun: action("price_calculation.started"),
        ended: action("order.price_calculated", "price_calculation.failed"),
        by: "order.id",
        limit: "45m",
        within: "1d",
        again: true,
      },
    },
  },
  {
    id: "A6",
    name: "A message was lost",
    severity: "high",
    owner: "log_support",
    space: "support",
    whyLogs: "A queue's depth is right while one message is gone; two services' records about it tell.",
    every: "1m",
    checks: {
      lost: {
        kind: "unfinished",
        begun: action("message.published"),
        ended: action("message.processed", "message.duplicate_ignored"), // what was done before needs no doing again
        by: "messaging.message.id",
        limit: "10m",
        within: "1d",
        again: false,
      },
    },
  },
  {
    id: "A7",
    name: "An order is stuck",
    severity: "medium",
    owner: "log_support",
    space: "support",
    whyLogs: "What is missing is the next event of one order, days later.",
    every: "15m",
    checks: {
      stuck: {
        kind: "overdue",
        where: [reached],
        by: "order.id",
        limits: {
          SUBMITTED: "1h",
          PRICE_CALCULATED: "2d",
          MANUFACTURING_APPROVED: "1d",
          MANUFACTURING_STARTED: "14d",
          MANUFACTURING_COMPLETED: "1d",
          PACKAGING: "1d",
          SHIPPED: "14d",
        },
        within: "30d",
      },
    },
  },
  {
    id: "A8",
    name: "A flood of orders",
    severity: "high",
    owner: "log_support",
    space: "support",
    whyLogs: "A rate of requests does not know whose they are, nor that they became orders.",
    every: "1m",
    checks: {
      surge: {
        kind: "surge",
        where: [action(...created)],
        by: ["organization.id", "user.hash", "client.ip_hash"],
        within: "1m",
        times: 10,
        over: 20,
      },
      partner: { ...flood, by: "organization.id" },
      user: { ...flood, by: "user.hash" },
      address: { ...flood, by: "client.ip_hash" },
    },
  },
  {
    id: "A13",
    name: "Changes of status are rejected",
    severity: "medium",
    owner: "log_support",
    space: "support",
    whyLogs:
      "The services work and answer as they should; what is rejected shows that two systems disagree about orders.",
    every: "1m",
    checks: {
      rejected: {
        kind: "count",
        where: [action("order.status_rejected", "order.take_conflict")],
        by: "service.name",
        within: "11m", // one more than its ten, which no two runs then cut
        over: 5,
      },
    },
  },
];
