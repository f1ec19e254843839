import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, lifecycle, template } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("rollover-comes-within-a-day", () => {
  const rule = "rollover-comes-within-a-day";

  const outbox = changed(lifecycle, { name: "alerts-outbox", "hot.rollover.maxAge": "7d" });

  const keeping = (dataRetention: unknown) =>
    changed(template, { "template.settings": undefined, "template.lifecycle": { dataRetention } });
  const cluster = (rollover: string) =>
    changed(elasticsearch, { 'spec.nodeSets[0].config["cluster.lifecycle.default.rollover"]': rollover });
  const ownWay = [keeping("30d"), cluster("max_age=1d,max_primary_shard_size=1gb,min_docs=1")];

  accepts(rule, {
    "a day and 1 GB": lifecycle,
    "what the cluster does for data streams with a lifecycle of their own": ownWay,
    "a retention that nobody knows yet": keeping(notYetKnown),
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
    "50 GB, to which Elasticsearch fills an index of a data stream with a lifecycle of its own": [
      keeping("14d"),
      /by template\.lifecycle its indices are rolled over after 1d or 50gb, and 1d or 1gb are asked for/,
    ],
    "a week, for which it does so": [
      [keeping("30d"), cluster("max_age=auto,max_size=1gb")],
      /rolled over after 7d or 1gb/,
    ],
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
