import { Journal } from "./journal";
import { office, someTime } from "./opening-hours";
import { Random } from "./random";
import { request } from "./requests";
import { isWeekend, second } from "./time";
import type { World } from "./world";

/** Questions for the status of orders on a working day, by weight of a partner. */
const callsPerWeight = 60;

/** What partners ask MES API on a day, and what it refuses them. */
export function* partnerCalls(dayNumber: number, { seed, partners }: World): Generator<Journal> {
  for (const { organization, address, weight } of partners) {
    const journal = new Journal(new Random(seed, "calls", organization, dayNumber));
    const { random } = journal;
    const calls = Math.round(weight * callsPerWeight * random.between(0.8, 1.2) * (isWeekend(dayNumber) ? 0.2 : 1));
    for (let call = 0; call < calls; call++) {
      journal.beginTrace();
      const status = random.chance(0.01) ? 404 : 200;
      const took = random.skewed(60, 0.6, 2 * second);
      const at = someTime(office, dayNumber, random);
      request(journal, at, "mes-api", { method: "GET", route: "/api/v1/orders/{id}", status, took });
    }
    const refused = someTime(office, dayNumber, random);
    journal.beginTrace();
    if (random.chance(0.2))
      journal.write(refused, "mes-api", "partner.auth_failed", {
        "client.ip_hash": address,
        "event.reason": "unknown_key",
      });
    if (random.chance(0.3))
      journal.write(refused + 10 * second, "mes-api", "partner.rate_limited", {
        "organization.id": organization,
        "http.route": "/api/v1/orders/{id}",
      });
    yield journal;
  }
}
