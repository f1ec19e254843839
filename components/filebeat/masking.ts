import * as fs from "node:fs";
import * as path from "node:path";
import { personal } from "./rules/personal";
import type { MaskingRule } from "./rules/rule";
import { secrets } from "./rules/secrets";

/** All that never leaves a node in clear, in the order in which a line is searched for it. */
export const maskingRules: readonly MaskingRule[] = [...secrets, ...personal];

/** What the script is told of them. */
export const scriptRules = maskingRules.map(({ leaves, hints, ignores, pattern, check, words, drops }) => ({
  leaves,
  hints,
  ignores,
  pattern,
  check,
  words,
  drops,
}));

/** The script that carries the rules out. */
export const maskingScript = fs.readFileSync(path.join(__dirname, "scripts", "masking.js"), "utf8");
