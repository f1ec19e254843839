import { holdsSecret } from "./named-secrets";

/** `name: value` and `name=value`, one per line, as in YAML, properties and shell scripts. */
const line = /^[ \t]*(?:-[ \t]+|--?|export[ \t]+)?["']?([\w.-]+)["']?[ \t]*[:=][ \t]*(.+)$/gm;
/** `name => "value"`, as in Logstash pipelines; a quoted name there is an event's field, not a setting. */
const arrow = /(?<![\w.-])([\w.-]+)[ \t]*=>[ \t]*("[^"]*"|'[^']*')/g;
/** `"name": "value"`, as in JSON. */
const json = /"([\w.-]+)"[ \t]*:[ \t]*("[^"]*")/g;
/** `--name=value` and `NAME=value` anywhere in a command. */
const assignment = /(?:^|[\s;&'"])-{0,2}([\w.-]+)=("[^"]*"|'[^']*'|\S+)/g;

/** The first setting in a configuration text whose name speaks of a secret and whose value is one. */
export function secretSetting(text: string): string | undefined {
  return firstOf(text, [line, arrow, json]);
}

/** The first option or variable of a command, given as its words, that carries a secret's value. */
export function secretArgument(words: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    const assigned = firstOf(word, [assignment, line]);
    if (assigned !== undefined) return assigned;
    const next = words[index + 1];
    if (/^--?[\w.-]+$/.test(word) && next?.startsWith("-") === false && holdsSecret(word, next)) return word;
  }
  return undefined;
}

function firstOf(text: string, forms: readonly RegExp[]): string | undefined {
  for (const form of forms) {
    for (const [, name = "", value = ""] of text.matchAll(form)) {
      if (holdsSecret(name, scalar(value))) return name;
    }
  }
  return undefined;
}

/** The value itself, empty if it is none: without quotes only a single word counts, the rest is prose or program code. */
function scalar(value: string): string {
  const bare = value
    .replace(/(?<!\s)\s+#.*$/, "")
    .trimEnd()
    .replace(/[,;]$/, "");
  const quoted = /^(["'])(.*)\1$/.exec(bare)?.[2];
  return quoted ?? /^(\$\{[^}]*\}|[^\s()[\]{};\\|^<>"'`])+$/.exec(bare)?.[0] ?? "";
}
