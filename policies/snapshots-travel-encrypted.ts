import { isClear } from "./shared/addresses";
import { isElastic } from "./shared/elastic";
import { configsOf } from "./shared/elastic-configs";
import { at, type Entry, entries, isFields } from "./shared/plain";
import { eachResource, type Judged } from "./shared/rule";

/** Refuses stores of snapshots to which the logs would travel in clear. */
export const snapshotsTravelEncrypted = eachResource(
  {
    name: "snapshots-travel-encrypted",
    description: "Every snapshot repository is reached by https.",
  },
  function* (resource) {
    if (isElastic(resource.type, "ElasticsearchSnapshotRepository"))
      for (const [store, argument] of [
        ["s3", "endpoint"],
        ["url", "url"],
        ["hdfs", "uri"],
      ] as const) {
        const address = at(resource.fields, store, argument);
        if (typeof address === "string" && /^(http|ftp|hdfs):/i.test(address.trim()))
          yield `${store}.${argument} is ${address}, which is not encrypted. Take one that is reached by https://.`;
      }
    for (const { path, value } of clientsOf(resource))
      if (value === "http" || (typeof value === "string" && isClear(value)))
        yield `${path} is ${value}, by which snapshots are not encrypted. Use https.`;
  },
);

/** Settings of Elasticsearch's clients for buckets that say how a store is reached. */
function clientsOf(resource: Judged): Entry[] {
  return configsOf(resource).flatMap(({ path, config }) =>
    isFields(config)
      ? [...entries(config, path)].filter((entry) =>
          /(s3|gcs|azure)[."\]]*client.*\b(protocol|endpoint)"?\]?$/.test(entry.path),
        )
      : [],
  );
}
