import { entries } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** An address by http that is Elasticsearch's, Kibana's, APM's, Fleet's or Logstash's by its port, of another pod, and not in a comment. */
const clear =
  /(?<!#[^\n]*)\bhttp:\/\/([^\s/@"']*@)?(?!(127(\.\d+){3}|localhost|\[::1\]|0\.0\.0\.0):)([\w.$(){}-]+|\[[\da-f:]+\]):(9200|9243|5601|8200|8220|9600|5044)\b/i;

/** Refuses configuration by which one part of the stack would ask another in clear. */
export const elasticAddressesSayHttps = eachResource(
  {
    name: "elastic-addresses-say-https",
    description: "No configuration names a part of the Elastic stack by http.",
  },
  function* ({ type, fields }) {
    if (!/^(kubernetes|elasticstack):/.test(type) || type.endsWith(":CustomResourceDefinition")) return;
    for (const { path, value } of entries(fields)) {
      const address = typeof value === "string" ? clear.exec(value)?.[0] : undefined;
      if (address !== undefined) yield `${path} names ${address}, which is not encrypted. Write https://.`;
    }
  },
);
