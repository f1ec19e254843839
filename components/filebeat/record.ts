import { decodedMark } from "./line";
import type { Processor } from "./processor";
import { scratch } from "./scratch";
import { plainTexts } from "./texts";

/** Said of a line that is no JSON or has no message. */
const parseFailed = "log.parse_failed";

/** Longest text of one field. Bytes. */
const maxTextBytes = 32_768;

/** Names under which services are seen to write who a user is; the first is the record's. */
const userFields = [
  "user.id",
  ...["user", "userId", "userID", "UserId", "UserID", "user_id"],
  ...["labels.userId", "labels.user_id", "labels.UserId"],
];

/** The same for the address of a client. */
const addressFields = [
  "client.ip",
  ...["client", "client.address", "source", "source.ip", "source.address", "clientIp", "clientIP", "client_ip"],
  ...["remoteAddress", "remote_addr", "labels.clientIp", "labels.client_ip", "labels.ClientIp"],
];

/** What happens to every event after its line was read: no line is lost, nobody is named, nothing is longer than useful. */
export function recordProcessors(): Processor[] {
  return [
    ...undecoded,
    {
      if: { has_fields: ["msg"] }, // pino
      then: [{ rename: { fields: [{ from: "msg", to: "message" }], fail_on_error: false } }],
    },
    {
      if: { not: { has_fields: ["message"] } },
      then: [
        { add_fields: { target: "", fields: { message: "(no message)" } } },
        { add_tags: { tags: [parseFailed] } },
      ],
    },
    {
      if: lineSays(["user", "User"]),
      then: [
        { if: lineSays(["arget"]), then: pseudonym(["user.target.id"], scratch.user, "user.target", "hash") },
        ...pseudonym(userFields, scratch.user, "user", "hash"),
        dropped([
          ...["user", "user.target"].flatMap((who) => [`${who}.name`, `${who}.full_name`, `${who}.email`]),
          ...["userName", "username"],
        ]),
      ],
    },
    {
      if: lineSays(["lient", "ource", "mote"]),
      then: pseudonym(addressFields, scratch.address, "client", "ip_hash"),
    },
    truncated(["message"]),
    { if: { has_fields: ["error"] }, then: [truncated(["error.message", "error.stack_trace"])] },
    dropped([
      ...[scratch.lower, scratch.raw, scratch.line, scratch.node, scratch.pepper, decodedMark],
      ...["agent", "input", "host", "stream", "event.original", "url.query"],
      ...["log.file.inode", "log.file.device_id", "log.file.fingerprint"],
    ]),
  ];
}

const dropped = (fields: readonly string[]): Processor => ({ drop_fields: { fields, ignore_missing: true } });

const truncated = (fields: readonly string[]): Processor => ({
  truncate_fields: { fields, max_bytes: maxTextBytes, ignore_missing: true, fail_on_error: false },
});

/** Whether a part of a name stands anywhere in the line: looking into the event for every name costs more. */
const lineSays = (words: readonly string[]): Processor => ({ regexp: { [scratch.line]: plainTexts(words) } });

/** A line that is no JSON goes on as text, without the identities that would have been hashed. */
const undecoded: readonly Processor[] = [
  {
    if: { not: { has_fields: [decodedMark] } },
    then: [
      { rename: { fields: [{ from: scratch.line, to: "message" }], ignore_missing: true, fail_on_error: false } },
      { add_tags: { tags: [parseFailed] } },
      {
        replace: {
          fields: [
            `^\\{"${decodedMark}":true,(")`,
            '((?i:user|client|source)\\\\*"\\s*:\\s*\\{[^{}]*?(?i:"id|"ip|"address)\\\\*"\\s*:\\s*\\\\*"?)[^\\s",}\\\\]+',
            `((?i:user[._-]?(?:target[._-])?(?:id|name|full_name|email)|client[._-]?ip|remote[._-]?addr(?:ess)?)\\\\*["']?\\s*[:=]\\s*\\\\*["']?)[^\\s"',;}\\]\\\\]+`,
            '("(?i:user|client|source)\\\\*"\\s*:\\s*\\\\*"?)[^\\s",{}\\\\]+',
          ].map((pattern, at) => ({ field: "message", pattern, replacement: at === 0 ? "{$${1}" : "$${1}[masked]" })),
          ignore_missing: true,
          fail_on_error: false,
        },
      },
    ],
  },
];

/** What stands where there is no identity; hashed, all of them would look like one user. */
const nobody = "^(?:null|nil|<nil>|none|undefined|unknown|anonymous|true|false|map\\[.*|\\[.*|\\{.*)$";

/** An identity that one of the mask's rules took for an address, a phone or the like. */
const mark = "^\\[[a-z]+\\]$";

/** Finds what stood there before the line was masked. It lives inside Filebeat alone, until it is hashed. */
const unmasked = (fields: readonly string[], found: string): Processor => ({
  if: { regexp: { [found]: mark } },
  then: [
    { decode_json_fields: { fields: [scratch.lower], target: scratch.raw, expand_keys: true } },
    copied(
      fields.map((field) => field.toLowerCase()),
      found,
      `${scratch.raw}.`,
    ),
    dropped([scratch.raw]),
  ],
});

/** Takes the first of some fields that is there, as a text. */
const copied = (fields: readonly string[], found: string, under = ""): Processor => ({
  convert: {
    fields: [...new Set(fields)].reverse().map((from) => ({ from: `${under}${from}`, to: found, type: "string" })),
    mode: "copy",
    ignore_missing: true,
    fail_on_error: false,
  },
});

/**
 * Replaces an identity by its hash under a secret key. Only texts and numbers have one. What stands where the record has an
 * object gives way to it, whatever it is: Filebeat would drop the whole event at a hash that it cannot put in its place.
 */
function pseudonym(fields: readonly string[], found: string, object: string, name: string): Processor[] {
  const put = { copy_fields: { fields: [{ from: scratch.hash, to: `${object}.${name}` }], fail_on_error: false } };
  return [
    // a service that writes a hash itself may write anything; only if there is one, because an error would end this list
    { if: { has_fields: [`${object}.${name}`] }, then: [dropped([`${object}.${name}`])] },
    copied(fields, found), // the record's own wins
    unmasked(fields, found),
    // a list, of which `convert` makes nothing
    {
      if: { regexp: { [object]: "." } },
      then: [dropped([object])],
    },
    {
      if: { and: [{ regexp: { [found]: "[0-9A-Za-zА-я]" } }, { not: { regexp: { [found]: nobody } } }] },
      then: [
        {
          fingerprint: {
            fields: [found, scratch.pepper],
            target_field: scratch.hash,
            method: "sha256",
            encoding: "hex",
          },
        },
        put,
        {
          if: { not: { has_fields: [`${object}.${name}`] } },
          then: [dropped([object]), put],
        },
        dropped([scratch.hash]),
        { add_fields: { target: "labels", fields: { pseudonym_key: "${PSEUDONYM_KEY_ID}" } } },
      ],
    },
    dropped([found, ...fields.filter((field) => field !== "user" && field !== "client")]),
  ];
}
