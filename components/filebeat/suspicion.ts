import type { Processor } from "./processor";
import type { MaskingRule } from "./rules/rule";
import { scratch } from "./scratch";
import { escaped, plainTexts } from "./texts";

/**
 * The cheap tests of a step, one of which holds for every line that one of its rules could change: texts in the lower-case
 * copy, and the few patterns that no text announces.
 */
export function suspicious(rules: readonly MaskingRule[]): Processor {
  const texts = new Set(rules.flatMap(({ hints, gates }) => (gates === undefined ? hints : [])));
  const isKey = texts.delete("key"); // what routes a message is a key too
  return {
    or: [
      ...(texts.size > 0 ? [lower(plainTexts([...texts]))] : []),
      ...(isKey ? [{ and: [lower("key"), lower(plainTexts(secretKeys))] }] : []),
      ...rules.flatMap(({ gates }) => gates ?? []).map(lower),
      ...(rules.some(({ hints, gates }) => hints.length === 0 && gates === undefined) ? digitsAlone : []),
    ],
  };
}

/** A JSON escape may hide anything: such a line is first written without. */
export const escapes: Processor = { regexp: { message: "\\\\u|\\\\/" } };

const line = (pattern: string): Processor => ({ regexp: { message: pattern } });
const lower = (pattern: string): Processor => ({ regexp: { [scratch.lower]: pattern } });

const secretKeys = ["api", "private", "access"].flatMap((word) =>
  ["", "_", "-", ".", " "].map((sign) => `${word}${sign}key`),
);

/** Between groups of digits; the blanks are those that break no line. */
const blank = " \u00a0\u202f-";

/** Digits as a card, a SNILS or an INN has them; a time stamp has none of these forms, an id in hexadecimal rarely. */
const digits = `[0-9](?:[0-9]{9,18}(?:[^0-9A-Za-z]|$)|[0-9]{3}[.${blank}](?:[0-9]{4}[.${blank}]|[0-9]{6}[.${blank}])|[0-9]{2}[${blank}][0-9]{3}[${blank}][0-9]{3})`;

/** What follows the 8 or 7 of a Russian phone that is written in groups. */
const groups = `(?:(?:[${blank}]\\(?[0-9]{3}|\\([0-9]{3}|[0-9]{3}[)${blank}])[)${blank}]{0,2}|\\.[0-9]{3}\\.)[0-9]{3}`;

/** What stands before such a number in JSON: a pattern that begins with one plain sign is not tried at every place. */
const commonSigns = Array.from('" :,-./_[]{}');

/**
 * What may stand there too; only a line that has one pays for the wide search. Of Russian letters those without one of which
 * there is no word, nor an abbreviation such as `тлф`.
 */
const rareSigns = Array.from("=+'#<>;*&|~%$!?^`\t«№–—“\u00a0\u202fаоеиуыэюявсктнрл");

const digitsAlone: readonly Processor[] = [
  line(`8${groups}`),
  line(`7${groups}`),
  line(`^${digits}`),
  line(`\\\\[nrtbf]${digits}`), // a line break or the like in JSON
  ...commonSigns.map((sign) => line(escaped(sign) + digits)),
  { and: [lower(plainTexts(rareSigns)), line(`[^0-9A-Za-z]${digits}`)] },
];
