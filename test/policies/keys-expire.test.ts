import { accepts, refuses } from "../support/rule-cases";
import { notYetKnown } from "../support/policy";
import { elastic } from "../support/valid-elastic";

describe("keys-expire", () => {
  const rule = "keys-expire";

  const key = (args: object) => elastic("ElasticsearchSecurityApiKey", { name: "reader", ...args });

  accepts(rule, {
    "one for some months": key({ expiration: "90d" }),
    "one that is not known": key({ expiration: notYetKnown }),
  });
  accepts(rule, { "one for as long as is allowed": key({ expiration: "720d" }) }, { maxDays: 730 });

  refuses(rule, {
    "one for ever": [key({}), /is valid for ever\. Set expiration/],
    "one for years": [key({ expiration: "720d" }), /is valid for 720d, which is not within 366 days/],
    "one for a time that cannot be read": [key({ expiration: "a year" }), /is valid for a year/],
  });
});
