import type { Span } from "../../../../local/dashboards/aggregations";
import type { Cell } from "../../../../local/dashboards/answer";
import { type Events, type Expected, type Figure, type Is, value } from "./figures";

/** Divides events into parts with names, in the order in which they are shown. */
export type Division = (events: Events) => (readonly [name: Cell, part: Events])[];

/** A column that needs all rows: what becomes of the figures of a column. */
export interface Whole {
  readonly figure: Figure;
  readonly finish: (figures: readonly number[]) => readonly Cell[];
}

/** The company's clocks are ahead of UTC by this. */
const offset = 3 * 3_600_000;

/** Buckets of time by the company's clocks, empty ones too. */
export const every =
  (hours: number, { from, to }: Span): Division =>
  (events) => {
    const length = hours * 3_600_000;
    const bucket = (at: number): number => Math.floor((at + offset) / length) * length - offset;
    const names: number[] = [];
    for (let name = bucket(from); name < to; name += length) names.push(name);
    return names.map((name) => [name, events.filter(({ at }) => bucket(at) === name)]);
  };

export const parts =
  (of: Readonly<Record<string, Is>>): Division =>
  (events) =>
    Object.entries(of).map(([name, counted]) => [name, events.filter(counted)]);

/** The values of a field by a figure, the largest first, or by themselves; of equal ones the smaller value is first. */
export const top =
  (field: string, size: number, rank: Figure | "value"): Division =>
  (events) => {
    const groups = new Map<Cell, Events[number][]>();
    for (const event of events) {
      const name = value(event, field);
      if (name === null) continue;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [event]);
      else group.push(event);
    }
    const ranked = [...groups].map(([name, group]) => ({
      name,
      group,
      rank: rank === "value" ? 0 : Number(rank(group)),
    }));
    ranked.sort((one, other) => (one.rank === other.rank ? inOrder(one.name, other.name) : other.rank - one.rank));
    return ranked.slice(0, size).map(({ name, group }) => [name, group]);
  };

const inOrder = (one: Cell, other: Cell): number =>
  typeof one === "number" && typeof other === "number" ? one - other : String(one) < String(other) ? -1 : 1;

/** All rows: the names of the parts, then the figures. */
export function table(
  events: Events,
  divisions: readonly Division[],
  columns: readonly (Figure | Whole)[],
): Expected[][] {
  const rows = divided(events, divisions, []);
  const figures = columns.map((column) => {
    const figure = typeof column === "function" ? column : column.figure;
    const found = rows.map(({ part }) => figure(part));
    return typeof column === "function" ? found : column.finish(found.map(Number));
  });
  return rows.map(({ names }, index) => [...names, ...figures.map((column) => column[index] ?? null)]);
}

interface Row {
  readonly names: readonly Cell[];
  readonly part: Events;
}

function divided(events: Events, [first, ...others]: readonly Division[], names: readonly Cell[]): Row[] {
  if (first === undefined) return [{ names, part: events }];
  return first(events).flatMap(([name, part]) => divided(part, others, [...names, name]));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

export const timesMean = (figure: Figure): Whole => ({
  figure,
  finish: (figures) => figures.map((each) => (sum(figures) === 0 ? null : each / (sum(figures) / figures.length))),
});

export const shareOfAll = (figure: Figure): Whole => ({
  figure,
  finish: (figures) => figures.map((each) => (sum(figures) === 0 ? null : each / sum(figures))),
});

/** The mean of so many rows before each one, if there is one. */
export const meanBefore = (rows: number, figure: Figure): Whole => ({
  figure,
  finish: (figures) =>
    figures.map((_, index) => {
      const before = figures.slice(Math.max(0, index - rows), index);
      return before.length === 0 ? null : sum(before) / before.length;
    }),
});
