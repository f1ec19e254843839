import type { RecordField } from "./field";

/** Who did it and from where; a person appears as a keyed hash only. */
export const peopleFields = {
  "user.id": { type: "keyword", meaning: "who did it, by account id", example: "4711", becomes: "user.hash" },
  "user.hash": {
    type: "keyword",
    meaning: "keyed hash of `user.id`",
    example: "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab",
    byCollector: true,
  },
  "user.roles": { type: "keyword", meaning: "roles of who did it", example: ["operator"], many: true },
  "user.target.id": {
    type: "keyword",
    meaning: "the account that was created or changed",
    example: "4712",
    becomes: "user.target.hash",
  },
  "user.target.hash": {
    type: "keyword",
    meaning: "keyed hash of `user.target.id`, the same as that account's `user.hash`",
    example: "4f0e70f993083de9a594904cfe6aef5bdfe134a45c4cb7c24a4fb483d2fc1211",
    byCollector: true,
  },
  "user.target.roles": { type: "keyword", meaning: "roles of that account now", example: ["seller"], many: true },
  "user.changed_fields": {
    type: "keyword",
    meaning: "names of what changed, never the values",
    example: ["roles"],
    many: true,
  },
  "user_agent.name": { type: "keyword", meaning: "the browser's name", example: "Firefox" },
  "client.ip": { type: "keyword", meaning: "address of the client", example: "192.0.2.17", becomes: "client.ip_hash" },
  "client.ip_hash": {
    type: "keyword",
    meaning: "keyed hash of `client.ip`",
    example: "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
    byCollector: true,
  },
  "organization.id": { type: "keyword", meaning: "the B2B partner", example: "partner-17" },
} as const satisfies Readonly<Record<string, RecordField>>;
