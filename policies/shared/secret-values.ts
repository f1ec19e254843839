const shapes: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a private key", /-BEGIN [A-Z ]*PRIVATE KEY-/],
  ["a URL with a password", /:\/\/[\w.~%+-]+:[\w.~%!&+,;=:-]+@/],
  ["a JSON web token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
];

/** An Elastic API key as Beats and Logstash take it, `id:key`. */
const apiKey = /(?<![\w-])[\w-]{20}:[\w-]{22}(?![\w-])/;

/** The same as the Authorization header takes it, in base64. */
const encodedApiKey = /(?<![\w+/])[A-Za-z0-9+/]{58}==/g;

/** What a text contains that is a secret by its mere form, undefined if nothing. */
export function secretIn(text: string): string | undefined {
  const shape = shapes.find(([, pattern]) => pattern.test(text));
  if (shape) return shape[0];
  const candidates = [text, ...(text.match(encodedApiKey) ?? []).map((code) => Buffer.from(code, "base64").toString())];
  return candidates.some(holdsApiKey) ? "an Elastic API key" : undefined;
}

/** Chance gives a key all three kinds of characters; a name of the same length seldom has them. */
function holdsApiKey(text: string): boolean {
  const key = apiKey.exec(text)?.[0] ?? "";
  return /[a-z]/.test(key) && /[A-Z]/.test(key) && /\d/.test(key);
}

const reference = /^\$\w|\$[({]|^`/;
const referenceWithDefault = /\$\{[\w.-]+:-?[^}?-][^}]*\}/;

/** Switches, small numbers, paths of files, punctuation (masks, YAML's block marks), placeholders in brackets. */
const harmless =
  /^(true|false|yes|no|null|none|undefined|\d{1,5}|\.{0,2}\/[\w./-]+|[^\p{L}\p{N}]+|[[<{].*[\]>}]|\w*(masked|redacted|removed)\w*)$/iu;

/** Whether the value of a secret's name is the secret itself, not a reference to it, a file that holds it, or a mask. */
export function isLiteral(value: string): boolean {
  const text = value.trim();
  if (text === "" || harmless.test(text)) return false;
  return !reference.test(text) || referenceWithDefault.test(text);
}
