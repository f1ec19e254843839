import { addressOf } from "../people";
import { second } from "../time";
import type { Incident } from "./incident";
import { spread } from "./spread";

/** What people do that they should not. */
export const peopleIncidents: readonly Incident[] = [
  {
    id: "password-guessing",
    alert: "A10",
    what: "someone at a new address tries a seller's password 14 times in four minutes, and then gets in",
    on: { weekday: "Monday", time: "14:00" },
    key: ["client.ip_hash", "user.hash"],
    happen: ({ at, world, journal }) => {
      const [{ hash }] = world.staff.sellers;
      const who = { "client.ip_hash": addressOf(world.seed, "someone unknown"), "user.hash": hash };
      const tries = spread(journal, { at, times: 14, every: 15 * second, key: who }, (when) => {
        const failure = { "event.outcome": "failure", "event.reason": "wrong_password" } as const;
        journal.write(when, "crm-api", "user.login_failed", { ...failure, ...who });
      });
      const to = tries.to + 20 * second;
      journal.beginTrace();
      journal.write(to, "crm-api", "user.login", {
        "event.outcome": "success",
        ...who,
        "user.roles": ["seller"],
        "user_agent.name": "Firefox",
      });
      return { ...tries, to };
    },
  },
  {
    id: "access-probing",
    alert: "A14",
    what: "an operator tries what only sellers may do, and is refused 32 times in eight minutes",
    on: { weekday: "Wednesday", time: "16:00" },
    key: ["user.hash"],
    happen: ({ at, world, journal }) => {
      const [{ hash }] = world.staff.operators;
      return spread(journal, { at, times: 32, every: 15 * second, key: { "user.hash": hash } }, (when) => {
        journal.write(when, "mes-api", "access.denied", {
          "user.hash": hash,
          "http.route": journal.random.pick(["/orders/{id}/price", "/customers/{id}", "/reports/margin"]),
          "http.response.status_code": 403,
        });
      });
    },
  },
];
