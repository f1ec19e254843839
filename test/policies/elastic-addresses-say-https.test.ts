import { accepts, refuses } from "../support/rule-cases";
import { changed, deployment } from "../support/valid-resources";

describe("elastic-addresses-say-https", () => {
  const rule = "elastic-addresses-say-https";

  const variable = (value: string) =>
    changed(deployment, { "spec.template.spec.containers[0].env": [{ name: "URL", value }] });

  accepts(rule, {
    https: variable("https://logs-es-http.logging.svc:9200"),
    "the pod itself": variable("http://127.0.0.1:9600/stats"),
    "another service by http": variable("http://shop:8080"),
    "a comment": { type: "kubernetes:core/v1:ConfigMap", name: "c", props: { data: { "a.conf": "# http://es:9200" } } },
  });

  refuses(rule, {
    "Elasticsearch by http": [
      variable("http://logs-es-http.logging.svc:9200"),
      /containers\[0\]\.env\[0\]\.value names http:\/\/logs-es-http\.logging\.svc:9200, which is not encrypted/,
    ],
    "Kibana by http in a text": [
      { type: "kubernetes:core/v1:ConfigMap", name: "c", props: { data: { script: "curl http://kibana:5601/api" } } },
      /data\.script names http:\/\/kibana:5601/,
    ],
  });
});
