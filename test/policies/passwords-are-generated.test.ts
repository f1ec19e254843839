import { accepts, refuses } from "../support/rule-cases";
import { notYetKnown } from "../support/policy";
import { elastic } from "../support/valid-elastic";

describe("passwords-are-generated", () => {
  const rule = "passwords-are-generated";

  const user = (password: object) => elastic("ElasticsearchSecurityUser", { username: "anna", roles: [], ...password });
  const random = (length: number) => ({
    type: "random:index/randomPassword:RandomPassword",
    name: "p",
    props: { length },
  });

  accepts(rule, {
    "one that is long": user({ password: "generated-at-deployment-time-000" }),
    "one that is not known": user({ passwordWo: notYetKnown }),
    "a hash": user({ passwordHash: "$2a$10$a" }),
    "a long random one": random(16),
  });

  refuses(rule, {
    "one that is short": [user({ password: "changeme" }), /^'it': password looks made up/],
    "one that is short and not kept": [user({ passwordWo: "Tr0ub4dor&3" }), /^'it': passwordWo looks made up/],
    "a short random one": [random(8), /^'p': makes passwords of 8 characters/],
  });
});
