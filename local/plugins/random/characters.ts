import { randomInt } from "node:crypto";

/** The rules of RandomPassword and RandomString; classes are allowed and minimums 0 unless said otherwise. */
export interface CharacterRules {
  readonly length: number;
  readonly lower?: boolean;
  readonly upper?: boolean;
  readonly numeric?: boolean;
  readonly special?: boolean;
  readonly minLower?: number;
  readonly minUpper?: number;
  readonly minNumeric?: number;
  readonly minSpecial?: number;
  /** The special characters, instead of the usual ones; empty means the usual ones. */
  readonly overrideSpecial?: string;
}

interface CharacterClass {
  readonly characters: string;
  readonly allowed: boolean;
  readonly minimum: number;
}

function classesOf(rules: CharacterRules): CharacterClass[] {
  const { lower = true, upper = true, numeric = true, special = true, overrideSpecial = "" } = rules;
  const { minLower = 0, minUpper = 0, minNumeric = 0, minSpecial = 0 } = rules;
  const specials = overrideSpecial === "" ? "!@#$%&*()-_=+[]{}<>:?" : overrideSpecial;
  return [
    { characters: "abcdefghijklmnopqrstuvwxyz", allowed: lower, minimum: minLower },
    { characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", allowed: upper, minimum: minUpper },
    { characters: "0123456789", allowed: numeric, minimum: minNumeric },
    { characters: specials, allowed: special, minimum: minSpecial },
  ];
}

/** What is wrong with the rules, by property; nothing if they can be met. */
export function problemsOf(rules: CharacterRules): { property: string; reason: string }[] {
  const classes = classesOf(rules);
  const required = classes.reduce((sum, { minimum }) => sum + minimum, 0);
  if (!Number.isInteger(rules.length) || rules.length < 1)
    return [{ property: "length", reason: "length must be a whole number of at least 1" }];
  if (required > rules.length)
    return [{ property: "length", reason: `the minimums ask for ${String(required)} characters` }];
  if (!classes.some(({ allowed }) => allowed))
    return [{ property: "lower", reason: "at least one of lower, upper, numeric and special must be allowed" }];
  return [];
}

/** A string by these rules, from the system's cryptographic random source. */
export function randomCharacters(rules: CharacterRules): string {
  const classes = classesOf(rules);
  const result = classes.flatMap(({ characters, minimum }) => pick(characters, minimum));
  const allowed = classes.flatMap((one) => (one.allowed ? [one.characters] : [])).join("");
  result.push(...pick(allowed, rules.length - result.length));
  return shuffle(result).join("");
}

function pick(characters: string, count: number): string[] {
  return Array.from({ length: count }, () => characters.charAt(randomInt(characters.length)));
}

/** Fisher-Yates: every order is equally likely, so the required characters stand anywhere. */
function shuffle(characters: string[]): string[] {
  for (let last = characters.length - 1; last > 0; last--) {
    const chosen = randomInt(last + 1);
    const swapped = characters[chosen] ?? "";
    characters[chosen] = characters[last] ?? "";
    characters[last] = swapped;
  }
  return characters;
}
