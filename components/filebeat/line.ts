import { maskingSteps, scriptRules } from "./masking";
import type { Processor } from "./processor";
import type { MaskingRule } from "./rules/rule";
import { escapes, suspicious } from "./suspicion";
import { scratch } from "./scratch";
import { plainTexts } from "./texts";

/** Said by Filebeat when the script failed, also by its time limit. */
const maskingFailed = "masking.failed";

/** A member that stands first in every line that may be JSON, from just before it is decoded until just after. */
export const decodedMark = "filebeat_decoded";

/** Longest line; a longer one is cut, is then no JSON, and goes on as text. Bytes. */
export const maxLineBytes = 1_048_576;

/**
 * What happens to a line on its way from a file to an event: reserved keys are put out of harm's way, secrets masked, a
 * document id made, JSON decoded.
 *
 * @param script path of the masking script
 */
export function lineProcessors(script: string): Processor[] {
  return [
    { add_fields: { target: "@metadata", fields: { node: "${NODE_NAME}", pepper: "${PSEUDONYM_KEY}" } } },
    { if: escapes, then: masking(script, "escapes", []) },
    { copy_fields: { fields: [{ from: "message", to: scratch.lower }], fail_on_error: false } },
    { lowercase: { values: [scratch.lower], fields: [], fail_on_error: false } },
    ...maskingSteps.map(({ name, rules }) => ({ if: suspicious(rules), then: masking(script, name, rules) })),
    tooDeep(script),
    withheld,
    ...reservedKeys, // after the script, which resolves escapes in their names
    documentId,
    // nothing else tells afterwards whether decoding worked
    replaceInLine('^\\s*\\{\\s*"', `{"${decodedMark}":true,"`),
    { rename: { fields: [{ from: "message", to: scratch.line }], fail_on_error: false } },
    { decode_json_fields: { fields: [scratch.line], target: "", overwrite_keys: true, expand_keys: true } },
  ];
}

function masking(file: string, step: string, rules: readonly MaskingRule[]): Processor[] {
  return [run(file, step, { rules: scriptRules(rules) })];
}

function run(file: string, step: string, params: object): Processor {
  const limits = { timeout: "5s", tag_on_exception: maskingFailed };
  return { script: { lang: "javascript", tag: `masking-${step}`, file, params, ...limits } };
}

/**
 * Objects nested in each other a thousand times, as a serialiser that runs in circles writes them: Logstash refuses to read
 * (Jackson's limit) and Filebeat would send them for ever. Their many ends beside each other tell such a line cheaply.
 */
const tooDeep = (file: string): Processor => ({
  if: { regexp: { message: plainTexts(["}}}}}}}}", "]]]]]]]]", "}]}]}]}]"]) } },
  then: [run(file, "depth", { rules: [], deepest: 500 })],
});

/** What the script failed on is not let through, nor decoded: an error ends no list of processors but that of an `if`. */
const withheld: Processor = {
  if: { contains: { tags: maskingFailed } },
  then: [
    { drop_fields: { fields: ["message", "error"], ignore_missing: true } },
    { add_fields: { target: "", fields: { message: "[masked: the masking of this line failed]" } } },
  ],
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
  const day =
    "[0-9]{4}-(?:(?:0[13-9]|1[0-2])-(?:0[1-9]|[12][0-9]|30)|(?:0[13578]|1[02])-31|02-(?:0[1-9]|1[0-9]|2[0-8]))";
  const time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})";
  return `"@timestamp"\\s*:\\s*"${day}T${time}"`;
}

/**
 * The same line read twice gets the same id, also when its file was renamed meanwhile: node, beginning of the file, place in
 * it, and what it says.
 */
const documentId: Processor = {
  fingerprint: {
    fields: [scratch.node, "log.file.fingerprint", "log.offset", "message"],
    target_field: "@metadata._id",
    method: "xxhash", // 64 bits: in an index of 5 million lines two share one with a probability of 7e-7
    encoding: "base64",
    ignore_missing: true,
  },
};
