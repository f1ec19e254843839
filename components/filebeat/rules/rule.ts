/** How the script judges what a pattern has found. */
export type Check = "key" | "credentials" | "base64" | "vendor" | "card" | "phone" | "snils" | "inn";

/** One thing that never leaves a node in clear. Applied to the whole line, in the order of the table. */
export interface MaskingRule {
  readonly name: string;
  readonly finds: string;
  /** What stands in its place; `$1` is the pattern's first group. */
  readonly leaves: string;
  /** Lower-case texts without one of which the rule cannot apply: the cheap test. */
  readonly hints: readonly string[];
  /** A text of ordinary lines that has a hint in it without meaning it. */
  readonly ignores?: string;
  /**
   * In place of hints that ordinary lines are full of: patterns one of which the lower-case copy of a line has that the rule
   * applies to. RE2, each with a plain beginning, or it would be tried at every place of every line. A rule with neither
   * finds digits.
   */
  readonly gates?: readonly string[];
  /** Regular expression without look-around, any case; RE2 and ECMAScript 5.1 alike. */
  readonly pattern?: string;
  readonly check?: Check;
  /** For `check: "key"`: the words of a key; a pair such as `api key` is written as one. */
  readonly words?: readonly string[];
  /** For `check: "key"`: with one of these words in the key, a number is an amount and stays. */
  readonly counts?: readonly string[];
  /** For `check: "key"`: one of the words stands last, in quotes too; for words that keys of other things begin with. */
  readonly isLast?: boolean;
  /** For `check: "key"`: a JSON object loses the whole member. */
  readonly drops?: boolean;
  readonly examples: {
    /** Lines, each with what becomes of it. */
    readonly match: readonly (readonly [line: string, masked: string])[];
    /** Near misses: they stay as they are. */
    readonly leave: readonly string[];
  };
}
