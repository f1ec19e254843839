import * as fs from "node:fs";
import * as path from "node:path";
import { documents, mail, numbers } from "./rules/personal";
import type { MaskingRule } from "./rules/rule";
import { keys, urls } from "./rules/secrets";
import { tokens } from "./rules/tokens";

/** Rules that one run of the script applies, when one of their cheap tests holds. */
export interface MaskingStep {
  readonly name: string;
  readonly rules: readonly MaskingRule[];
}

/** All that never leaves a node in clear, in the order in which a line is searched for it. */
export const maskingSteps: readonly MaskingStep[] = Object.entries({
  urls,
  keys,
  tokens,
  mail,
  documents,
  numbers,
}).map(([name, rules]) => ({ name, rules }));

/** The rules of all steps. */
export const maskingRules: readonly MaskingRule[] = maskingSteps.flatMap(({ rules }) => rules);

/** What the script is told of a step's rules. */
export function scriptRules(rules: readonly MaskingRule[]): object[] {
  return rules.map(({ leaves, hints, ignores, pattern, check, words, counts, isLast, drops }) => ({
    leaves,
    hints,
    ignores,
    pattern,
    check,
    words,
    counts,
    isLast,
    drops,
  }));
}

/** The script that carries the rules out. */
export const maskingScript = ["masking.js", "keys.js", "values.js", "numbers.js"]
  .map((file) => fs.readFileSync(path.join(__dirname, "scripts", file), "utf8"))
  .join("\n");
