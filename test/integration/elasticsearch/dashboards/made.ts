import { anchor } from "../../../../components/alerting/rule";
import { rules } from "../../../../components/alerting/rules";
import type { Fired } from "../../../../local/backtest";
import type { StoredEvent } from "../../../../local/traffic/event";
import type { Events } from "./figures";

const hour = 3_600_000;

/** Logins at three in the morning of the last days, which traffic has none of: one user on two days, another one once. */
export function nightOwls(end: number): Events {
  const login = (user: string, address: string, days: number): StoredEvent => ({
    at: end - days * 24 * hour + 3 * hour,
    fields: {
      message: "user login",
      "log.level": "INFO",
      "event.module": "auth",
      "event.action": "user.login",
      "event.outcome": "success",
      "service.name": "crm-api",
      "user.hash": user,
      "user.roles": ["seller"],
      "client.ip_hash": address,
      "user_agent.name": "Firefox",
      "calendar.hour": 3,
      "calendar.weekday": 1,
    },
  });
  return [login("owl", "home", 1), login("owl", "elsewhere", 2), login("visitor", "home", 2)];
}

/** A partner's order that nobody calculates a price for: in traffic each gets one within minutes. */
export const unpriced = (end: number): StoredEvent => ({
  at: end - hour,
  fields: {
    message: "order received",
    "log.level": "INFO",
    "event.module": "b2b",
    "event.action": "order.received",
    "service.name": "mes-api",
    "order.id": "unpriced",
    "organization.id": "partner-1",
    "calendar.hour": 23,
    "calendar.weekday": 1,
  },
});

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
