import type { Cell } from "../../../../local/dashboards/answer";
import type { Span } from "../../../../local/dashboards/aggregations";
import type { StoredEvent } from "../../../../local/traffic/event";

/** Events as they were generated. */
export type Events = readonly StoredEvent[];

/** Whether an event counts. */
export type Is = (event: StoredEvent) => boolean;

/** What a cell must be: a value, or one that a test of its own accepts. */
export type Expected = Cell | ((found: Cell) => boolean);

/** What is computed of some events. */
export type Figure = (events: Events) => Expected;

export const value = ({ at, fields }: StoredEvent, field: string): Cell => {
  const found = field === "@timestamp" ? at : (fields as Readonly<Record<string, unknown>>)[field];
  return typeof found === "string" || typeof found === "number" ? found : null;
};

/** Events of these names. */
export const is =
  (...actions: readonly string[]): Is =>
  (event) =>
    actions.includes(String(value(event, "event.action")));

/** Events with this value of a field. */
export const has =
  (field: string, ...wanted: readonly Cell[]): Is =>
  (event) =>
    wanted.includes(value(event, field));

/** Events that have a field at all. */
export const known =
  (field: string): Is =>
  (event) =>
    value(event, field) !== null;

export const both =
  (one: Is, other: Is): Is =>
  (event) =>
    one(event) && other(event);

export const during =
  ({ from, to }: Span): Is =>
  ({ at }) =>
    at >= from && at < to;

export const count: Figure = (events) => events.length;

const valuesOf = (events: Events, field: string): Cell[] =>
  events.map((event) => value(event, field)).filter((found) => found !== null);

const numbersOf = (events: Events, field: string): number[] =>
  valuesOf(events, field)
    .map(Number)
    .sort((one, other) => one - other);

export const unique =
  (field: string): Figure =>
  (events) =>
    new Set(valuesOf(events, field)).size;

export const least =
  (field: string): Figure =>
  (events) =>
    numbersOf(events, field)[0] ?? null;

export const most =
  (field: string): Figure =>
  (events) =>
    numbersOf(events, field).at(-1) ?? null;

export const total =
  (field: string): Figure =>
  (events) =>
    numbersOf(events, field).reduce((sum, number) => sum + number, 0);

export const mean =
  (field: string): Figure =>
  (events) => {
    const numbers = numbersOf(events, field);
    return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  };

/** Of events at the same time any may be the last. */
export const latest =
  (field: string): Figure =>
  (events) => {
    const having = events.filter(known(field));
    const end = Math.max(...having.map(({ at }) => at));
    const last = having.filter(({ at }) => at === end).map((event) => value(event, field));
    return last.length === 0 ? null : (found) => last.includes(found);
  };

/** Elasticsearch sums up what it computes a percentile of: it must lie beside the right one in the order of the values. */
export const percentile =
  (percent: number, field: string): Figure =>
  (events) => {
    const numbers = numbersOf(events, field);
    if (numbers.length === 0) return null;
    const tolerance = 1 / numbers.length + 0.01;
    return (found) => {
      if (typeof found !== "number" || found < (numbers[0] ?? 0) || found > (numbers.at(-1) ?? 0)) return false;
      const share = (below: (number: number) => boolean): number => numbers.filter(below).length / numbers.length;
      return (
        share((number) => number < found) - tolerance <= percent / 100 &&
        share((number) => number <= found) + tolerance >= percent / 100
      );
    };
  };

/** A figure of only some of the events. */
export const of =
  (counted: Is, figure: Figure): Figure =>
  (events) =>
    figure(events.filter(counted));

/** To rank by: what has the smallest figure comes first, and what has none last. */
export const smallestFirst =
  (figure: Figure): Figure =>
  (events) => {
    const found = figure(events);
    return typeof found === "number" ? -found : -Infinity;
  };

const number = (cell: Expected): number => (typeof cell === "number" ? cell : 0);

export const over =
  (one: Figure, other: Figure): Figure =>
  (events) => {
    const whole = number(other(events));
    return whole === 0 ? null : number(one(events)) / whole;
  };
