import { accepts, refuses } from "../support/rule-cases";
import { rule as alert } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("alerts-have-an-owner", () => {
  const rule = "alerts-have-an-owner";

  accepts(rule, {
    "a role as its owner": alert,
    "anybody as its owner": changed(alert, { tags: ["owner:team-orders"] }),
  });

  refuses(rule, {
    "no tags": [changed(alert, { tags: undefined }), /no tag says who acts on it/],
    "tags that say something else": [changed(alert, { tags: ["A7", "high", "owner:"] }), /no tag says who acts on it/],
  });
});
