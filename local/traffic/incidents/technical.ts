import { drawingMissing } from "../faults";
import { instanceOf } from "../instances";
import { knownErrors, said, traced } from "../known-errors";
import { hour, minute, second } from "../time";
import type { Incident } from "./incident";
import { spread } from "./spread";

/** What breaks in the services themselves; the errors are known ones, so that alert A4 stays quiet. */
export const technicalIncidents: readonly Incident[] = [
  {
    id: "service-crash",
    alert: "A1",
    what: "a pod of mes-api dies of an unhandled error and is back after 40 s; the other one does its work meanwhile",
    on: { weekday: "Friday", time: "16:00" },
    key: ["service.name"],
    happen: ({ at, journal }) => {
      const instance = instanceOf("mes-api", at, 0);
      const error = traced(knownErrors.mesBroker, "Mes.Api.Program.Main(Program.cs:31)");
      journal.write(at, "mes-api", "service.crashed", { ...error, tags: ["fatal"] }, { instance });
      const to = at + 40 * second;
      journal.write(to, "mes-api", "service.started", {}, { instance });
      const { node } = instance;
      const key = { "service.name": "mes-api" };
      return { from: at, to, key, ...(node !== undefined && { outage: { service: "mes-api", node, from: at, to } }) };
    },
  },
  {
    id: "pool-exhausted",
    alert: "A2",
    what: "crm-api finds no free connection in its pool, twelve times in four minutes",
    on: { weekday: "Tuesday", time: "09:30" },
    key: ["service.name"],
    happen: ({ at, journal }) =>
      spread(journal, { at, times: 12, every: 20 * second, key: { "service.name": "crm-api" } }, (when) => {
        journal.write(when, "crm-api", "db.pool_exhausted", {
          "db.system": "postgresql",
          ...said(knownErrors.crmDatabase),
          "db.pool.size": 20,
          "db.pool.active": 20,
          "db.pool.waiting": journal.random.whole(5, 30),
        });
      }),
  },
  {
    id: "new-error-type",
    alert: "A4",
    what: "operators' browsers meet an error that was never there before: they cannot load a part of the new release",
    on: { weekday: "Tuesday", time: "12:00" },
    key: ["error.type"],
    happen: ({ at, journal }) => {
      const error = { type: "ChunkLoadError", message: "Loading chunk 12 failed" };
      const key = { "error.type": error.type };
      return spread(journal, { at, times: 12, every: 3 * minute, key }, (when) => {
        const fields = traced(error, "requireEnsure (runtime.js:205)");
        journal.write(when, "mes", "ui.error", { ...fields, "http.route": "/orders" });
      });
    },
  },
  {
    id: "silent-service",
    alert: "A9",
    what: "shop-api writes nothing for three hours of a working day: no order of the shop begins or goes on",
    on: { weekday: "Thursday", time: "11:00" },
    takes: 4 * hour,
    key: ["service.name"],
    happen: ({ at }) => {
      const time = { from: at, to: at + 3 * hour };
      return { ...time, key: { "service.name": "shop-api" }, outage: { service: "shop-api", ...time } };
    },
  },
  {
    id: "error-burst",
    alert: "A11",
    what: "crm-api writes a known error 45 times in half an hour, where a few in a day are usual",
    on: { weekday: "Wednesday", time: "10:00" },
    key: ["service.name"],
    happen: ({ at, journal }) => {
      const key = { "service.name": knownErrors.drawingRead.service };
      return spread(journal, { at, times: 45, every: 40 * second, key }, (when) => {
        drawingMissing(journal, when);
      });
    },
  },
];
