import { maskingRules } from "../../components/filebeat/masking";

/** The words for which the mask drops what stands under a key. */
const secretWords = new Set(
  maskingRules.flatMap(({ check, drops, words }) => (check === "key" && drops === true ? (words ?? []) : [])),
);

/** Whether a key names a secret: one of its words does, or two neighbours together, in any case and notation. */
export function isSecretKey(key: string): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-zа-яё]+/);
  return words.some((word, index) => isSecret(word) || isSecret(`${words[index - 1] ?? ""}${word}`));
}

const isSecret = (word: string): boolean => secretWords.has(word) || secretWords.has(word.replace(/s$/, ""));
