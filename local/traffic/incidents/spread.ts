import type { Journal } from "../journal";
import type { Happened, Key } from "./incident";

/** How often something happens, and how far apart. */
export interface Series {
  readonly at: number;
  readonly times: number;
  /** Milliseconds. */
  readonly every: number;
  readonly key: Key;
}

/** Something that happens again and again, each time in a request of its own. */
export function spread(journal: Journal, { at, times, every, key }: Series, happens: (at: number) => void): Happened {
  for (let index = 0; index < times; index++) {
    journal.beginTrace();
    happens(at + index * every);
  }
  return { from: at, to: at + (times - 1) * every, key };
}
