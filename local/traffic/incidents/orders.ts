import type { EventAction } from "../../../components/shared/events";
import { live } from "../orders/life";
import { type Mishap, named, numbersFrom, orderOf } from "../orders/order";
import { day, dayOf, hour, minute, second } from "../time";
import type { Incident, Scene } from "./incident";
import { spread } from "./spread";

/** Orders of a partner's flood, all within two minutes. */
const flood = 130;

/** What happens to orders: each adds an order, or more, that would have a usual life but for one thing. */
export const orderIncidents: readonly Incident[] = [
  {
    id: "save-failed",
    alert: "A3",
    what: "an order of the shop cannot be stored when it is submitted; a minute and a half later it can",
    on: { weekday: "Thursday", time: "09:40" },
    key: ["order.id"],
    happen: (scene) => {
      const { at, order } = happening(scene, 0, "not saved at first", "order.save_failed");
      return { from: at, to: at, key: named(order) };
    },
  },
  {
    id: "calculation-hangs",
    alert: "A5",
    also: ["A7"],
    what: "a price calculation starts and never ends: the order stays SUBMITTED",
    on: { weekday: "Wednesday", time: "13:00" },
    takes: 3 * hour,
    key: ["order.id"],
    happen: (scene) => {
      const { at, order } = happening(scene, 1, "calculation hangs", "price_calculation.started");
      return { from: at, to: scene.end, key: named(order) };
    },
  },
  {
    id: "lost-message",
    alert: "A6",
    also: ["A7"],
    what: "crm-api publishes that an order is submitted, and mes-api never gets the message: the order stays SUBMITTED",
    on: { weekday: "Tuesday", time: "15:00" },
    takes: 3 * hour,
    key: ["messaging.message.id"],
    happen: (scene) => {
      const { at, order, message } = happening(scene, 2, "message lost", "message.published");
      const key = { "messaging.message.id": message };
      return { from: at, to: scene.end, key, keyOfOthers: named(order) };
    },
  },
  {
    id: "stuck-order",
    alert: "A7",
    what: "no seller approves an order: it stays PRICE_CALCULATED",
    on: { weekday: "Monday", time: "10:00" },
    takes: 2 * day + 3 * hour,
    key: ["order.id"],
    happen: (scene) => {
      const { at, order } = happening(scene, 3, "never approved", "order.price_calculated");
      return { from: at, to: scene.end, key: named(order) };
    },
  },
  {
    id: "order-flood",
    alert: "A8",
    what: "a partner's program sends 130 orders in two minutes; they are then made like any others",
    on: { weekday: "Friday", time: "10:00" },
    key: ["organization.id"],
    happen: ({ at, world, journal }) => {
      const partner = world.partners[2] ?? world.partners[0];
      const key = { "organization.id": partner.organization };
      let number = numbersFrom.incidents + 100;
      return spread(journal, { at, times: flood, every: (2 * minute) / flood, key }, (createdAt) => {
        const order = orderOf(world, dayOf(at), number++, { createdAt, partner });
        live(journal, order, world, { isClosed: () => false });
      });
    },
  },
  {
    id: "status-rejections",
    alert: "A13",
    what: "mes-api gets old messages once more and rejects nine stale changes of status in six minutes",
    on: { weekday: "Monday", time: "16:00" },
    key: ["service.name"],
    happen: ({ at, world, journal }) => {
      let number = numbersFrom.partners;
      return spread(journal, { at, times: 9, every: 45 * second, key: { "service.name": "mes-api" } }, (when) => {
        journal.write(when, "mes-api", "order.status_rejected", {
          ...named(orderOf(world, dayOf(at) - 5, number++, { createdAt: when })),
          "order.status": "MANUFACTURING_APPROVED",
          "order.previous_status": "SHIPPED",
          "event.reason": "stale",
        });
      });
    },
  },
];

/** Adds an order with a mishap, and tells when the event happened that the alert is about. */
function happening(
  { at: createdAt, world, journal }: Scene,
  index: number,
  mishap: Mishap,
  action: EventAction,
): { readonly at: number; readonly order: ReturnType<typeof orderOf>; readonly message: string } {
  const order = orderOf(world, dayOf(createdAt), numbersFrom.incidents + index, { createdAt });
  live(journal, order, world, { isClosed: () => false, mishap });
  const event = journal.events.find(({ fields }) => fields["event.action"] === action);
  if (event === undefined) throw new Error(`the order of this mishap has no ${action}`);
  return { at: event.at, order, message: String(event.fields["messaging.message.id"]) };
}
