import { maskingRules } from "../../components/filebeat/masking";
import type { MaskingRule } from "../../components/filebeat/rules/rule";

/** The rules for which the mask drops what stands under a key. */
const rules = maskingRules.filter(({ check, drops }) => check === "key" && drops === true);

/**
 * Whether a key names a secret: one of its words does, or two neighbours together, in any case and notation.
 *
 * @param value what stands under it: a number may only count secrets
 */
export function isSecretKey(key: string, value?: unknown): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-zа-яё]+/)
    .filter((word) => word !== "");
  return rules.some((rule) => isNamed(words, rule) && !(typeof value === "number" && isCount(words, rule)));
}

const isCount = (words: readonly string[], { counts = [] }: MaskingRule): boolean =>
  words.some((word) => counts.includes(word));

function isNamed(words: readonly string[], { words: secret = [], isLast }: MaskingRule): boolean {
  const isSecret = (word: string): boolean => secret.includes(word) || secret.includes(word.replace(/s$/, ""));
  return words.some(
    (word, index) =>
      (isLast !== true || index === words.length - 1) &&
      (isSecret(word) || isSecret(`${words[index - 1] ?? ""}${word}`)),
  );
}
