import { columns } from "../columns";
import { Failure } from "../failure";
import { type Output, printResult } from "../progress";
import { trafficOf, type TrafficPlan } from "../traffic";
import { labelsOf, printTraffic, writeTraffic } from "../traffic/file";
import { placed, type Label, type Window } from "../traffic/incidents/placing";
import { incidentsNamed } from "../traffic/incidents/table";
import { linesOf } from "../traffic/lines";
import { Summary } from "../traffic/summary";
import { dateOf, dayOf, localTime } from "../traffic/time";
import { worldOf } from "../traffic/world";
import { whole } from "../whole-number";

export interface TrafficOptions extends Output {
  readonly days: string;
  readonly seed: string;
  readonly start: string;
  readonly ordersPerDay: string;
  /** Ids with commas between them, or `all`. */
  readonly incident: string | undefined;
  /** When a single incident happens. */
  readonly at: string | undefined;
}

/**
 * Writes synthetic traffic to a file, its incidents beside it, or to standard output for `-`.
 * @throws Failure if an option makes no sense, or the file cannot be written
 */
export async function traffic(out: string | undefined, options: TrafficOptions): Promise<void> {
  if (out === undefined || out === "")
    throw new Failure("there is no OUT to write to", "Write OUT=traffic.ndjson, or OUT=- for standard output.");
  const plan = planOf(options);
  const { world, window } = plan;
  const generated = trafficOf(plan);
  const { labels } = generated;
  const summary = new Summary();
  let day = window.firstDay;
  const dayDone = (): void => {
    if (!options.json) process.stderr.write(`${dateOf(day)}: ${String(summary.events)} events\n`);
    day++;
  };
  const pieces = linesOf(generated, summary, dayDone);
  if (out === "-") await printTraffic(pieces);
  else await writeTraffic(out, pieces, labels);

  const { events, bytes, services, actions } = summary;
  const result = {
    ...(out === "-" ? {} : { file: out, labels: labelsOf(out) }),
    from: dateOf(window.firstDay),
    days: window.days,
    seed: world.seed,
    ordersPerDay: world.ordersPerDay,
    ...{ events, bytes, services, actions, incidents: labels },
  };
  const lines = [
    ...columns(
      Object.entries(services).map(([name, times]) => [name, String(times)]),
      1,
    ),
    ...told(labels),
  ];
  const all = [`${String(events)} events, ${String(Math.round(bytes / 1e6))} MB`, ...lines];
  if (out !== "-") printResult(options, result, all);
  else process.stderr.write(`${options.json ? JSON.stringify(result, undefined, 2) : all.join("\n")}\n`);
}

/** What the options ask for. */
function planOf({ days, seed, start, ordersPerDay, incident, at }: TrafficOptions): TrafficPlan {
  const startAt = localTime(start, "00:00");
  if (startAt === undefined || start < "2021-01-01" || start > "2099-12-31")
    throw new Failure(`START is '${start}', not a day from 2021 to 2099`, "Write for example START=2026-11-02.");
  const window: Window = { firstDay: dayOf(startAt), days: whole("DAYS", days, 1, 366) };
  const [date = "", time = ""] = at?.split("T") ?? [];
  const atTime = at === undefined ? undefined : localTime(date, time);
  if (at !== undefined && atTime === undefined)
    throw new Failure(`AT is '${at}', not a local time`, `Write for example AT=${start}T11:00.`);
  const incidents = incident === undefined ? [] : incidentsNamed(incident);
  return {
    world: worldOf(whole("SEED", seed, 0, 2 ** 31 - 1), whole("ORDERS_PER_DAY", ordersPerDay, 20, 4_000)),
    window,
    incidents: placed(incidents, window, atTime),
  };
}

const told = (labels: readonly Label[]): string[] =>
  labels.map(({ id, alert, from, key }) => `${alert} ${id} from ${from}: ${Object.values(key).join(" ")}`);
