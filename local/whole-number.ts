import { Failure } from "./failure";

/**
 * The number that a setting of a command states.
 *
 * @param name of the setting, as the user writes it
 * @throws Failure if it is no whole number, or too small or too large
 */
export function whole(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new Failure(
    `${name} is '${value}', not a whole number from ${String(least)} to ${String(most)}`,
    `Write for example ${name}=${String(least)}.`,
  );
}
