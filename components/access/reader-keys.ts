import { pairs } from "./pairs";

/** A key with which a program outside of this stack may read the logs for some time. */
export interface ReaderKey {
  readonly name: string;
  /** Days from its creation until it expires. */
  readonly days: number;
}

const longestDays = 366;

/**
 * Reads the setting `readerKeys`: `name=90d`, separated by commas.
 *
 * @throws if it is written otherwise, or a key would live for more than a year
 */
export function parseReaderKeys(setting: string): ReaderKey[] {
  return pairs(setting, "name=90d").map(([name, life]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      throw new Error(`'${name}' is no name of a key: take small letters, digits and -`);
    const days = Number(/^(\d+)d$/.exec(life)?.[1] ?? 0);
    if (days < 1 || days > longestDays)
      throw new Error(`the key '${name}' must expire after 1d to ${String(longestDays)}d, not '${life}'`);
    return { name, days };
  });
}
