import { decodedMark } from "./line";
import type { Processor } from "./processor";
import { scratch } from "./scratch";

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
    { rename: { fields: [{ from: "msg", to: "message" }], ignore_missing: true, fail_on_error: false } }, // pino
    {
      if: { not: { has_fields: ["message"] } },
      then: [
        { add_fields: { target: "", fields: { message: "(no message)" } } },
        { add_tags: { tags: [parseFailed] } },
      ],
    },
    ...pseudonym(userFields, scratch.user, "user", "hash"),
    ...pseudonym(addressFields, scratch.address, "client", "ip_hash"),
    {
      truncate_fields: {
        fields: ["message", "error.message", "error.stack_trace"],
        max_bytes: maxTextBytes,
        ignore_missing: true,
        fail_on_error: false,
      },
    },
    {
      drop_fields: {
        fields: [
          ...Object.values(scratch),
          decodedMark,
          ...["agent", "input", "host", "stream", "event.original", "url.query"],
          ...["user.name", "user.full_name", "user.email", "userName", "username"],
          ...["log.file.inode", "log.file.device_id", "log.file.fingerprint"],
          ...["@metadata.beat", "@metadata.type", "@metadata.version"],
        ],
        ignore_missing: true,
      },
    },
  ];
}

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
            '((?i:user[._-]?id|client[._-]?ip|remote[._-]?addr(?:ess)?)\\\\*"?\\s*[:=]\\s*\\\\*"?)[^\\s",}\\\\]+',
            '("(?i:user|client|source)\\\\*"\\s*:\\s*\\\\*"?)[^\\s",{}\\\\]+',
          ].map((pattern, at) => ({ field: "message", pattern, replacement: at === 0 ? "{$${1}" : "$${1}[masked]" })),
          ignore_missing: true,
          fail_on_error: false,
        },
      },
    ],
  },
];

/**
 * Replaces an identity by its hash under a secret key. Only texts and numbers have one. What stands where the record has an
 * object gives way to it, whatever it is: Filebeat would drop the whole event at a hash that it cannot put in its place.
 */
function pseudonym(fields: readonly string[], found: string, object: string, name: string): Processor[] {
  const put = { copy_fields: { fields: [{ from: scratch.hash, to: `${object}.${name}` }], fail_on_error: false } };
  return [
    {
      convert: {
        fields: [...fields].reverse().map((from) => ({ from, to: found, type: "string" })), // the record's own wins
        mode: "copy",
        ignore_missing: true,
        fail_on_error: false,
      },
    },
    // a list, of which `convert` makes nothing
    {
      if: { regexp: { [object]: "." } },
      then: [{ drop_fields: { fields: [object], ignore_missing: true } }],
    },
    {
      if: { has_fields: [found] },
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
          then: [{ drop_fields: { fields: [object], ignore_missing: true } }, put],
        },
        { drop_fields: { fields: [scratch.hash], ignore_missing: true } },
        { add_fields: { target: "labels", fields: { pseudonym_key: "${PSEUDONYM_KEY_ID}" } } },
      ],
    },
    { drop_fields: { fields: fields.filter((field) => field !== "user" && field !== "client"), ignore_missing: true } },
  ];
}
