import { type Capacity, capacity, fits, given, misfit, needed } from "../../components/log-storage/capacity";
import type { Volume } from "../../components/log-storage/volume";
import { gbPerDayBounds, readSettings, volumeOf } from "../../settings";
import { settingsOf } from "../checked-settings";
import { columns } from "../columns";
import { Failure } from "../failure";
import { type Output, printResult } from "../progress";
import { stacks } from "../settings-table";

export interface CapacityOptions extends Output {
  /** Undefined: what each stack's file expects. */
  readonly gbPerDay: string | undefined;
  /** Of a GB of disk for a month, in any currency. */
  readonly price: string | undefined;
  readonly config: readonly string[];
}

/** Both included. */
interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A stack's volume and what follows from it. */
interface Row {
  readonly stack: string;
  readonly volume: Volume;
  readonly capacity: Capacity;
}

/**
 * Prints what a volume of logs needs of each environment, or of one, and what there is. A volume that does not fit is an
 * answer, not an error.
 *
 * @throws Failure for a stack, a setting or a number that is none
 */
export function printCapacity(stack: string | undefined, options: CapacityOptions): void {
  const gbPerDay = number("GB_PER_DAY", options.gbPerDay, gbPerDayBounds);
  const price = number("PRICE", options.price, { min: 0.0001, max: 1_000_000 });
  const overrides = gbPerDay === undefined ? options.config : [...options.config, `gbPerDay=${String(gbPerDay)}`];
  const rows = (stack === undefined ? stacks : [stack]).map((name): Row => {
    const volume = volumeOf(settingsOf(name, overrides, readSettings));
    return { stack: name, volume, capacity: capacity(volume) };
  });
  printResult(options, rows.map(asJson(price)), [...table(rows, price), ...misfits(rows)]);
}

function number(name: string, value: string | undefined, { min, max }: Bounds): number | undefined {
  if (value === undefined) return undefined;
  const read = Number(value);
  if (value.trim() !== "" && read >= min && read <= max) return read;
  const range = `${String(min)} to ${String(max)}`;
  throw new Failure(`${name} is '${value}', not a number from ${range}`, `Write for example ${name}=2.5.`);
}

function table(rows: readonly Row[], price: number | undefined): string[] {
  const line = (name: string, cell: (row: Row) => string): string[] => [name, ...rows.map(cell)];
  const figure = (of: string, what: string, name: string): string[] =>
    line(name, ({ capacity: { figures } }) => {
      const found = figures.find((each) => each.of === of && each.what === what);
      return found ? `${fits(found) ? "" : "! "}${needed(found.need)} of ${given(found.limit)}` : "-";
    });
  const money = (name: string, gib: (capacity: Capacity) => number): string[][] =>
    price === undefined ? [] : [line(name, (row) => (gib(row.capacity) * price).toFixed(2))];
  return columns(
    [
      line("", ({ stack }) => stack),
      line("lines written, GB a day", ({ volume }) => String(volume.gbPerDay)),
      line("stored once, GB a day", ({ capacity }) => needed(capacity.storedGbPerDay)),
      line("kept, days after rollover", ({ volume }) => String(volume.retentionDays)),
      line("indices", ({ capacity }) => String(capacity.indices)),
      figure("hot", "shards", "shards per hot node"),
      figure("cold", "shards", "shards per cold node"),
      figure("hot", "disk", "disk per hot node, GiB"),
      figure("cold", "disk", "disk per cold node, GiB"),
      figure("hot", "heap", "heap for indices per hot node, GiB"),
      figure("cold", "heap", "heap for indices per cold node, GiB"),
      figure("logstash", "queue", "queue per Logstash, GiB"),
      line("queue bridges, hours", ({ capacity }) => given(capacity.queueHours)),
      line("disks and queues, GiB", ({ capacity }) => String(capacity.givenGiB)),
      line("of them filled with logs, GiB", ({ capacity }) => needed(capacity.filledGiB)),
      ...money("disks and queues, a month", ({ givenGiB }) => givenGiB),
      ...money("of that for logs, a month", ({ filledGiB }) => filledGiB),
    ],
    1,
  );
}

function misfits(rows: readonly Row[]): string[] {
  return rows.flatMap(({ stack, capacity: { figures } }) =>
    figures.filter((figure) => !fits(figure)).map((figure) => `! does not fit ${stack}: it needs ${misfit(figure)}`),
  );
}

const asJson =
  (price: number | undefined) =>
  ({ stack, volume, capacity: { figures, ...rest } }: Row) => ({
    stack,
    gbPerDay: volume.gbPerDay,
    fits: figures.every(fits),
    ...rest,
    ...(price === undefined ? {} : { pricePerMonth: { given: rest.givenGiB * price, filled: rest.filledGiB * price } }),
    figures: figures.map((figure) => ({ ...figure, fits: fits(figure) })),
  });
