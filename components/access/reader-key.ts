import * as elasticstack from "@pulumi/elasticstack";
import * as pulumi from "@pulumi/pulumi";
import type { ReaderKey } from "./reader-keys";
import { readLogs } from "./roles";

/** The key in Elasticsearch, secret and encoded; it can do no more than read the logs, and no more than its maker. */
export function createReaderKey(
  name: string,
  key: ReaderKey,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const created = new elasticstack.ElasticsearchSecurityApiKey(
    `${name}-reader-${key.name}`,
    {
      name: `logs-reader-${key.name}`,
      expiration: `${String(key.days)}d`,
      roleDescriptors: JSON.stringify({ reader: { cluster: [], indices: [readLogs] } }),
    },
    opts,
  );
  return pulumi.secret(created.encoded);
}
