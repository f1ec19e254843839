import type { Processor } from "./processor";
import type { MaskingRule } from "./rules/rule";
import { scratch } from "./scratch";

/**
 * The cheap tests, one of which holds for every line that a rule could change: texts in the lower-case copy, and the few
 * patterns that no text announces. A line with a JSON escape may hide anything.
 */
export function suspicious(rules: readonly MaskingRule[]): Processor {
  const hints = new Set(rules.flatMap(({ hints, gates }) => (gates === undefined ? hints : [])));
  hints.delete("key"); // what routes a message is a key too
  return {
    or: [
      lower(plainTexts([...hints])),
      { and: [lower("key"), lower(plainTexts(secretKeys))] },
      ...rules.flatMap(({ gates }) => gates ?? []).map(line),
      line("\\\\u|\\\\/"),
      line(`8${groups}`),
      line(`7${groups}`),
      line(`^${digits}`),
      line(`\\\\[nrtbf]${digits}`), // a line break or the like in JSON
      ...commonSigns.map((sign) => line(escaped(sign) + digits)),
      { and: [line(plainTexts(rareSigns)), line(`[^0-9A-Za-z]${digits}`)] },
    ],
  };
}

const line = (pattern: string): Processor => ({ regexp: { message: pattern } });
const lower = (pattern: string): Processor => ({ regexp: { [scratch.lower]: pattern } });

const secretKeys = ["api", "private", "access"].flatMap((word) =>
  ["", "_", "-", ".", " "].map((sign) => `${word}${sign}key`),
);

/** Digits as a card, a SNILS or an INN has them; a time stamp has none of these forms, an id in hexadecimal rarely. */
const digits =
  "[0-9](?:[0-9]{9,18}(?:[^0-9A-Za-z]|$)|[0-9]{3}[ -](?:[0-9]{4}[ -]|[0-9]{6})|[0-9]{2}[ -][0-9]{3}[ -][0-9]{3})";

/** What follows the 8 or 7 of a Russian phone that is written in groups. */
const groups = "(?:[ -]\\(?[0-9]{3}|\\([0-9]{3}|[0-9]{3}[ )-])[ )-]{0,2}[0-9]{3}";

/** What stands before such a number in JSON: a pattern that begins with one plain sign is not tried at every place. */
const commonSigns = Array.from('" :,-./_[]{}');

/** What may stand there too, a letter of a Russian word included; only a line that has one pays for the wide search. */
const rareSigns = Array.from("=+'#<>;*&|~%$!?^`\t«№–—“\u00a0абвгдежзийклмнопрстуфхцчшщъыьэюя");

/**
 * One pattern of many plain texts. Between them stands a text that no line has: Go's parser would make one of neighbours that
 * begin alike, and only texts that stay as they are does Filebeat search for without a regular expression engine.
 */
function plainTexts(texts: readonly string[]): string {
  return texts.map(escaped).join("|\\x00\\x00|");
}

function escaped(text: string): string {
  return text.replace(/[?.+*()[\]{}|\\^$]/g, "\\$&");
}
