import { deployed, instanceOf, instances, replacedAt } from "./instances";
import { Journal } from "./journal";
import { Random } from "./random";
import { dayOf, second, startOf } from "./time";
import type { World } from "./world";

/** What runtimes say before logging is set up; shop-api writes so few lines that one would be many. */
const banners = {
  "crm-api": "Picked up JAVA_TOOL_OPTIONS: -XX:MaxRAMPercentage=75.0",
  "mes-api": "warn: Microsoft.AspNetCore.Server.Kestrel[0] overriding addresses",
} as const;

/** The starts and stops of a day's releases: a new pod is ready before the old one goes. */
export function releases(dayNumber: number, { seed }: World): Journal {
  const journal = new Journal(new Random(seed, "releases", dayNumber));
  for (const service of deployed)
    for (let index = 0; index < instances; index++) {
      const at = replacedAt(service, startOf(dayNumber + 1) - 1, index);
      if (dayOf(at) !== dayNumber) continue;
      journal.beginTrace();
      if (service !== "shop-api") journal.unparsed(at - 20 * second, service, banners[service]);
      journal.write(at, service, "service.started", {}, { instance: instanceOf(service, at, index) });
      const old = instanceOf(service, at - 1, index);
      journal.write(at + 4 * second, service, "service.stopped", {}, { instance: old });
    }
  return journal;
}
