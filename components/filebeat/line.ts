import { maskingRules, scriptRules } from "./masking";

/** A processor or condition of Filebeat, as its YAML would say it. */
export type Processor = Readonly<Record<string, unknown>>;

/** Fields that live only inside Filebeat; none of them is sent. */
export const scratch = {
  /** The line in lower case, for the cheap tests. */
  lower: "@metadata.lower",
  /** The masked line while it is decoded. */
  line: "@metadata.line",
  node: "@metadata.node",
  pepper: "@metadata.pepper",
  user: "@metadata.user",
  address: "@metadata.address",
} as const;

/** Said by Filebeat when the script failed, also by its time limit. */
export const maskingFailed = "masking.failed";

/** Longest line; a longer one is cut, is then no JSON, and goes on as text. Bytes. */
export const maxLineBytes = 1_048_576;

/**
 * What happens to a line on its way from a file to an event: reserved keys are put out of harm's way, secrets masked, a
 * document id made, JSON decoded. Decoding comes last, because a failure ends the list.
 *
 * @param script path of the masking script
 */
export function lineProcessors(script: string): Processor[] {
  return [
    {
      add_fields: {
        target: "@metadata",
        fields: { node: "${NODE_NAME}", pepper: "${PSEUDONYM_KEY}" },
      },
    },
    ...reservedKeys,
    { copy_fields: { fields: [{ from: "message", to: scratch.lower }], fail_on_error: false } },
    { lowercase: { values: [scratch.lower], fields: [], fail_on_error: false } },
    {
      if: suspicious(),
      then: [{ script: { lang: "javascript", tag: "masking", file: script, ...scriptOptions } }],
    },
    documentId,
    { rename: { fields: [{ from: "message", to: scratch.line }], fail_on_error: false } },
    { decode_json_fields: { fields: [scratch.line], target: "", overwrite_keys: true, expand_keys: true } },
  ];
}

const scriptOptions = {
  params: { rules: scriptRules },
  timeout: "5s",
  tag_on_exception: maskingFailed,
};

/** A service cannot steer Filebeat, and a time that Filebeat cannot read is left for Logstash instead of lost. */
const reservedKeys: readonly Processor[] = [
  {
    if: { contains: { message: '"@metadata' } },
    then: [replaceInLine('"@metadata', '"metadata')],
  },
  {
    if: { and: [{ contains: { message: '"@timestamp"' } }, { not: { regexp: { message: rfc3339() } } }] },
    then: [replaceInLine('"@timestamp"', '"date"')],
  },
];

function replaceInLine(pattern: string, replacement: string): Processor {
  return { replace: { fields: [{ field: "message", pattern, replacement }], fail_on_error: false } };
}

function rfc3339(): string {
  const day = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
  const time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})";
  return `"@timestamp"\\s*:\\s*"${day}T${time}"`;
}

/**
 * The cheap tests, one of which holds for every line that a rule could change: texts in the lower-case copy, and the few
 * patterns that no text announces. A line with a JSON escape may hide anything.
 */
export function suspicious(): Processor {
  const hints = [...new Set(maskingRules.flatMap(({ hints, gates }) => (gates === undefined ? hints : [])))];
  const gates = maskingRules.flatMap(({ gates }) => gates ?? []);
  const message = (pattern: string): Processor => ({ regexp: { message: pattern } });
  return {
    or: [
      { regexp: { [scratch.lower]: plainTexts(hints) } },
      ...gates.map(message),
      message("\\\\u|\\\\/"),
      message(`8${groups}`),
      message(`7${groups}`),
      message(`^${digits}`),
      message(`\\\\[nrtbf]${digits}`), // a line break or the like in JSON
      ...signs.map((sign) => message(escaped(sign) + digits)),
      { and: [{ regexp: { message: russian } }, message(`[^0-9A-Za-z]${digits}`)] },
    ],
  };
}

/** Digits as a card, a SNILS or an INN has them; a time stamp has none of these forms. */
const digits = "[0-9](?:[0-9]{9}|[0-9]{3}[ -](?:[0-9]{4}[ -]|[0-9]{6})|[0-9]{2}[ -][0-9]{3}[ -][0-9]{3})";

/** What follows the 8 or 7 of a Russian phone that is written in groups. */
const groups = "(?:[ -]\\(?[0-9]{3}|\\([0-9]{3}|[0-9]{3}[ )-])[ )-]{0,2}[0-9]{3}";

/** What can stand before such a number: a pattern that begins with one plain sign is found without trying every place. */
const signs = Array.from("\" :,-./_[]{}()=+'#<>;*&|~\\@%$!?^`\t«№–—“\u00a0");

/** In Russian text a letter may stand there too. */
const russian = "о|не|а|по|е|на|и|ст|у";

/**
 * One pattern of many plain texts, neighbours of which begin differently: then Go's parser finds no common beginning, and
 * Filebeat looks for each text as it is, without a regular expression engine.
 */
function plainTexts(texts: readonly string[]): string {
  const heaps = new Map<string, string[]>();
  for (const text of [...texts].sort()) heaps.set(text.charAt(0), [...(heaps.get(text.charAt(0)) ?? []), text]);
  const result: string[] = [];
  while (result.length < texts.length) {
    const [largest] = [...heaps.values()]
      .filter((heap) => heap.length > 0 && heap[0]?.charAt(0) !== result.at(-1)?.charAt(0))
      .sort((a, b) => b.length - a.length);
    const next = largest?.shift();
    if (next === undefined) throw new Error(`no order keeps texts with the same beginning apart: ${texts.join(", ")}`);
    result.push(next);
  }
  return result.map(escaped).join("|");
}

function escaped(text: string): string {
  return text.replace(/[?.+*()[\]{}|\\^$]/g, "\\$&");
}

/** The same line read twice gets the same id: node, beginning of the file, place in it, and what it says. */
const documentId: Processor = {
  fingerprint: {
    fields: [scratch.node, "log.file.fingerprint", "log.file.path", "log.offset", "message"],
    target_field: "@metadata._id",
    method: "xxhash", // 64 bits: in an index of 5 million lines two share one with a probability of 7e-7
    encoding: "base64",
    ignore_missing: true,
  },
};
