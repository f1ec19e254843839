import { randomInt } from "node:crypto";

const qualities = ["able", "brave", "calm", "deft", "eager", "fond", "glad", "keen", "mild", "neat", "proud", "quick"];
const animals = [
  "adder",
  "bison",
  "crane",
  "dingo",
  "egret",
  "ferret",
  "gecko",
  "heron",
  "ibex",
  "jackal",
  "koala",
  "lemur",
];

const oneOf = (words: readonly string[]): string => words[randomInt(words.length)] ?? "";

/** A name of so many words, the last of which is an animal, for example `brave-heron`. */
export function petName(words: number, separator: string): string {
  const before = Array.from({ length: words - 1 }, () => oneOf(qualities));
  return [...before, oneOf(animals)].join(separator);
}
