import { accepts, refuses } from "../support/rule-cases";
import { notYetKnown } from "../support/policy";
import { elastic } from "../support/valid-elastic";

describe("passwords-are-generated", () => {
  const rule = "passwords-are-generated";

  const user = (password: object) => elastic("ElasticsearchSecurityUser", { username: "anna", roles: [], ...password });
  const random = (length: unknown, kinds: object = {}) => ({
    type: "random:index/randomPassword:RandomPassword",
    name: "p",
    props: { length, ...kinds },
  });
  const secret = (stringData: object) => ({ type: "kubernetes:core/v1:Secret", name: "s", props: { stringData } });
  const digits = { lower: false, upper: false, special: false };

  accepts(rule, {
    "one that is long": user({ password: "generated-at-deployment-time-000" }),
    "one that is not known": user({ passwordWo: notYetKnown }),
    "a hash": user({ passwordHash: "$2a$10$a" }),
    "a long random one": random(16),
    "one in a Secret for the operator that is not known": secret({
      username: "anna",
      password: notYetKnown,
      roles: "r",
    }),
    "one in a Secret for something else": secret({ username: "git", password: "short" }),
    "one of letters and digits": random(16, { special: false }),
    "a very long one of digits": random(32, digits),
    "one of kinds that nobody knows yet": random(16, { lower: notYetKnown, upper: notYetKnown }),
    "one whose length nobody knows yet": random(notYetKnown, digits),
  });

  refuses(rule, {
    "one that is short": [user({ password: "changeme" }), /^'it': password looks made up/],
    "one of a user that Elasticsearch has by itself": [
      elastic("ElasticsearchSecuritySystemUser", { username: "kibana_system", password: "changeme" }),
      /^'it': password looks made up/,
    ],
    "one that is short and not kept": [user({ passwordWo: "Tr0ub4dor&3" }), /^'it': passwordWo looks made up/],
    "one in a Secret for the operator that is short": [
      secret({ username: "anna", password: "changeme", roles: "r" }),
      /^'s': password looks made up/,
    ],
    "one that is long by repetition": [user({ password: "changemechangeme" }), /^'it': password looks made up/],
    "a random one of digits": [
      random(16, digits),
      /^'p': makes passwords of 16 characters out of 10, which are guessed/,
    ],
    "a random one of one sign": [
      random(64, { ...digits, numeric: false, special: true, overrideSpecial: "-" }),
      /64 characters out of 1, which/,
    ],
    "a short random one": [random(8), /^'p': makes passwords of 8 characters/],
  });
});
