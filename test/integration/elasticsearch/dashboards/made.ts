import { anchor } from "../../../../components/alerting/rule";
import { rules } from "../../../../components/alerting/rules";
import type { EventAction } from "../../../../components/shared/events";
import type { Fired } from "../../../../local/backtest";
import type { Fields, StoredEvent } from "../../../../local/traffic/event";
import type { Events } from "./figures";

const hour = 3_600_000;

/**
 * What traffic has nothing of, in the last days before a local midnight: without it a panel could ask for something else
 * and show the same.
 */
export const rarities = (end: number): Events => [
  ...nights(end),
  ...aroundTheClock(end),
  ...unprocessed(end),
  ...unfinished(end),
];

/** Logins at night, of one user on two days, of another one once; and of one who begins early, when it is night no more. */
function nights(end: number): Events {
  const login = (user: string, address: string, days: number, at: number): StoredEvent =>
    event(end - days * 24 * hour + at * hour, "user.login", { "user.hash": user, "client.ip_hash": address });
  return [
    login("owl", "home", 1, 3),
    login("owl", "away", 2, 3),
    login("visitor", "home", 2, 5),
    login("lark", "nest", 1, 6),
  ];
}

/** An order of the shop in every hour of a day. */
const aroundTheClock = (end: number): Events =>
  Array.from({ length: 24 }, (_, at) =>
    event(end - (24 - at) * hour, "order.created", { "order.id": `at-${String(at)}` }),
  );

/** Messages of one order under one routing key: one arrives, one fails, one is lost, and one could not be sent at all. */
function unprocessed(end: number): Events {
  const message = (id: string, ...actions: readonly EventAction[]): Events =>
    actions.map((action, index) =>
      event(end - 2 * hour + index, action, {
        "order.id": "retold",
        "messaging.message.id": id,
        "messaging.rabbitmq.destination.routing_key": "order.retold",
        "event.duration": (actions.length - index) * 1_000_000,
      }),
    );
  return [
    ...message("arrives", "message.published", "message.received", "message.processed"),
    ...message("fails", "message.published", "message.received", "message.processing_failed"),
    ...message("lost", "message.published"),
    ...message("unsent", "message.publish_failed"),
  ];
}

/** Orders that go no further, and a partner whose key is refused. */
const unfinished = (end: number): Events => [
  event(end - hour, "order.received", { "order.id": "unpriced", "organization.id": "partner-1" }),
  event(end - hour, "order.manufacturing_completed", {
    "order.id": "unpacked",
    "order.status": "MANUFACTURING_COMPLETED",
    "order.previous_status": "MANUFACTURING_STARTED",
    "user.hash": "owl",
  }),
  event(end - hour, "partner.auth_failed", { "organization.id": "partner-1" }),
];

function event(at: number, action: EventAction, fields: Fields): StoredEvent {
  const local = new Date(at + 3 * hour);
  return {
    at,
    fields: {
      message: action,
      "log.level": "INFO",
      "event.action": action,
      "event.module": action.startsWith("user.") ? "auth" : "orders",
      "service.name": "mes-api",
      "calendar.hour": local.getUTCHours(),
      "calendar.weekday": ((local.getUTCDay() + 6) % 7) + 1,
      ...(action === "order.created" && { "order.status": "INITIATED" as const }),
      ...fields,
    },
  };
}

/** What alerts leave in the outbox about findings: at the first, and again every half hour while they last. */
export function told(findings: readonly Fired[]): Events {
  return findings.flatMap(({ rule: id, keys, firstFired, lastFired }) => {
    const rule = rules.find((each) => each.id === id);
    if (rule === undefined) throw new Error(`there is no rule ${id}`);
    const [from, to] = [Date.parse(firstFired), Date.parse(lastFired)];
    const times = Array.from(
      { length: Math.floor((to - from) / (hour / 2)) + 1 },
      (_, index) => from + (index * hour) / 2,
    );
    return times.flatMap((at) =>
      keys.map((key) => ({
        at,
        fields: {
          "rule.id": id,
          "rule.name": rule.name,
          "alert.key": key,
          "link.runbook": `docs/runbook.md#${anchor(rule)}`,
        },
      })),
    );
  });
}
