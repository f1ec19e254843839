import type { Journal } from "../journal";
import { knownErrors, said } from "../known-errors";
import { nanoseconds } from "../requests";
import { minute, second } from "../time";
import { isOneIn, lasted, type Mishap, named, type Order, type Submitted } from "./order";

/** Longest calculation in quiet traffic; alert A5 begins at 45 min. */
const longest = 34 * minute;

/** When a calculation is said to be slow. */
const slow = 30 * minute;

/** MES calculates the price. Returns when it is done; undefined if that never comes. */
export function calculatePrice(
  journal: Journal,
  order: Order,
  submitted: Submitted,
  mishap?: Mishap,
): number | undefined {
  const { random } = journal;
  const { polygons, file } = order.model;
  const full = Math.min((1.4 + polygons / 100_000) * minute * random.between(0.8, 1.3), longest);
  let startedAt = submitted.knownAt + random.between(0.2, 8) * second;

  if (isOneIn(40, order))
    journal.write(startedAt - 100, "mes-api", "storage.read_retried", {
      ...named(order),
      "file.hash.sha256": file,
      "order.attempt": 1,
      ...said(knownErrors.modelRead),
    });
  const failure = isOneIn(50, order) ? knownErrors.badModel : isOneIn(60, order) ? knownErrors.priceTimeout : undefined;
  if (failure !== undefined) {
    start(journal, order, startedAt, 1);
    const failedAt = startedAt + Math.min(full * random.between(0.2, 0.9), 10 * minute);
    journal.write(failedAt, "mes-api", "price_calculation.failed", {
      ...named(order),
      "order.attempt": 1,
      ...said(failure),
    });
    startedAt = failedAt + random.between(20, 120) * second;
    journal.beginTrace();
  }

  start(journal, order, startedAt, failure === undefined ? 1 : 2);
  if (full > slow || mishap === "calculation hangs")
    journal.write(startedAt + slow, "mes-api", "price_calculation.slow", {
      ...named(order),
      "event.duration": nanoseconds(slow),
      "order.model.polygons": polygons,
    });
  if (mishap === "calculation hangs") return undefined;
  journal.write(startedAt + full, "mes-api", "order.price_calculated", {
    ...named(order),
    "order.status": "PRICE_CALCULATED",
    "order.previous_status": "SUBMITTED",
    ...lasted(submitted.at, startedAt + full),
    "event.duration": nanoseconds(full),
    "order.model.polygons": polygons,
  });
  return startedAt + full;
}

function start(journal: Journal, order: Order, at: number, attempt: number): void {
  journal.write(at, "mes-api", "price_calculation.started", {
    ...named(order),
    "order.channel": order.partner === undefined ? "b2c" : "b2b",
    "order.model.polygons": order.model.polygons,
    "order.attempt": attempt,
  });
}
