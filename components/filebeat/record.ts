import { maskingFailed } from "./line";
import type { Processor } from "./processor";
import { scratch } from "./scratch";

/** Longest text of one field. Bytes. */
const maxTextBytes = 32_768;

/** Names under which services are seen to write who a user is; the first is the record's. */
const userFields = ["user.id", "userId", "user_id", "UserId", "labels.userId", "labels.user_id", "labels.UserId"];

/** The same for the address of a client. */
const addressFields = [
  "client.ip",
  "client.address",
  "source.ip",
  "source.address",
  "clientIp",
  "client_ip",
  "remoteAddress",
  "labels.clientIp",
  "labels.client_ip",
  "labels.ClientIp",
];

/** What happens to every event after its line was read: no line is lost, nobody is named, nothing is longer than useful. */
export function recordProcessors(): Processor[] {
  return [
    {
      if: { contains: { tags: maskingFailed } },
      then: [
        { drop_fields: { fields: ["message", "error"], ignore_missing: true } },
        { add_fields: { target: "", fields: { message: "[masked: the masking of this line failed]" } } },
      ],
    },
    {
      if: { not: { has_fields: ["message"] } },
      then: [
        { rename: { fields: [{ from: scratch.line, to: "message" }], ignore_missing: true, fail_on_error: false } },
        { add_tags: { tags: ["log.parse_failed"] } },
      ],
    },
    {
      if: { regexp: { user: "." } }, // a text where the record has an object
      then: [{ rename: { fields: [{ from: "user", to: scratch.user }], fail_on_error: false } }],
    },
    ...pseudonym(userFields, scratch.user, "user.hash"),
    ...pseudonym(addressFields, scratch.address, "client.ip_hash"),
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
          ...["agent", "input", "host", "stream", "event.original", "url.query"],
          ...["user.name", "user.full_name", "user.email"],
          ...["log.file.inode", "log.file.device_id", "log.file.fingerprint"],
          ...["@metadata.beat", "@metadata.type", "@metadata.version"],
        ],
        ignore_missing: true,
      },
    },
  ];
}

/** Replaces an identity by its hash under a secret key; only texts and numbers have one, anything else is dropped. */
function pseudonym(fields: readonly string[], found: string, hash: string): Processor[] {
  return [
    {
      convert: {
        fields: [...fields].reverse().map((from) => ({ from, to: found, type: "string" })), // the record's own wins
        mode: "copy",
        ignore_missing: true,
        fail_on_error: false,
      },
    },
    {
      if: { has_fields: [found] },
      then: [
        { fingerprint: { fields: [found, scratch.pepper], target_field: hash, method: "sha256", encoding: "hex" } },
        { add_fields: { target: "labels", fields: { pseudonym_key: "${PSEUDONYM_KEY_ID}" } } },
      ],
    },
    { drop_fields: { fields, ignore_missing: true } },
  ];
}
