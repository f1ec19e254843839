import { hour, minute, second } from "../time";
import type { Incident } from "./incident";
import { spread } from "./spread";

/** What is wrong with the logs themselves. */
export const logIncidents: readonly Incident[] = [
  {
    id: "secret-leak",
    alert: "A12",
    what: "crm-api logs the carrier's API key in a way that only the second masking net catches, six times",
    on: { weekday: "Thursday", time: "15:30" },
    key: ["service.name"],
    happen: ({ at, journal }) =>
      spread(journal, { at, times: 6, every: 100 * second, key: { "service.name": "crm-api" } }, (when) => {
        journal.line(when, "crm-api", {
          level: "WARN",
          module: "delivery",
          logger: "com.example.crm.CarrierClient",
          message: "carrier refused the call: api_key=[masked]",
          fields: { tags: ["masking.leak"], "labels.masking_leak": "secret-key" },
        });
      }),
  },
  {
    id: "unreadable-lines",
    alert: "A15",
    what: "a library in mes-api writes plain text beside the JSON for two hours: more than 1 % of the lines",
    on: { weekday: "Friday", time: "13:00" },
    takes: 3 * hour,
    key: ["service.name"],
    happen: ({ at, journal }) =>
      spread(journal, { at, times: 360, every: minute / 3, key: { "service.name": "mes-api" } }, (when) => {
        journal.unparsed(when, "mes-api", "mesh repair: hole closed");
      }),
  },
];
