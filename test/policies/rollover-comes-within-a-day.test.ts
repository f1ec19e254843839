import { accepts, refuses } from "../support/rule-cases";
import { lifecycle } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("rollover-comes-within-a-day", () => {
  const rule = "rollover-comes-within-a-day";

  const outbox = changed(lifecycle, { name: "alerts-outbox", "hot.rollover.maxAge": "7d" });

  accepts(rule, {
    "a day and 1 GB": lifecycle,
    less: changed(lifecycle, { "hot.rollover": { maxAge: "12h", maxSize: "500mb" } }),
    "the outbox, which holds little": outbox,
  });
  accepts(
    rule,
    {
      "what the stack says instead": changed(lifecycle, {
        "hot.rollover": { maxAge: "2d", maxPrimaryShardSize: "50gb" },
      }),
    },
    { maxDays: 2, maxGb: 50 },
  );

  refuses(rule, {
    "a week": [changed(lifecycle, { "hot.rollover.maxAge": "7d" }), /hot\.rollover\.maxAge 7d is more than 1d/],
    "50 GB": [
      changed(lifecycle, { "hot.rollover.maxPrimaryShardSize": "50gb" }),
      /maxPrimaryShardSize 50gb is more than 1gb/,
    ],
    "50 GB, written short": [
      changed(lifecycle, { "hot.rollover.maxPrimaryShardSize": "50g" }),
      /maxPrimaryShardSize 50g is more than 1gb/,
    ],
    "50 GB in all shards": [changed(lifecycle, { "hot.rollover.maxSize": "50gb" }), /maxSize 50gb is more than 1gb/],
    "a month for the outbox": [changed(outbox, { "hot.rollover.maxAge": "30d" }), /maxAge 30d is more than 7d/],
  });
});
