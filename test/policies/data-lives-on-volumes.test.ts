import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana, logstash } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("data-lives-on-volumes", () => {
  const rule = "data-lives-on-volumes";

  const claims = "spec.nodeSets[0].volumeClaimTemplates";

  accepts(rule, { "a volume for each": [elasticsearch, logstash], "a Kibana, which keeps nothing": kibana });

  refuses(rule, {
    "an Elasticsearch without": [
      changed(elasticsearch, { [claims]: undefined }),
      /spec\.nodeSets\[0\] claims no volume/,
    ],
    "a volume by a name that the operator does not know": [
      changed(elasticsearch, { [`${claims}[0].metadata.name`]: "data" }),
      /claims no volume for its data\. Set volumeClaimTemplates with one named elasticsearch-data/,
    ],
    "a volume of no size": [
      changed(elasticsearch, { [`${claims}[0].spec.resources`]: undefined }),
      /does not say how large its volume is/,
    ],
    "a Logstash without": [
      changed(logstash, { "spec.volumeClaimTemplates": undefined }),
      /^'logstash': spec claims no volume/,
    ],
  });
});
