import { accepts, refuses } from "../support/rule-cases";
import { elastic } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("elastic-addresses-say-https", () => {
  const rule = "elastic-addresses-say-https";

  const variable = (value: string) =>
    changed(deployment, { "spec.template.spec.containers[0].env": [{ name: "URL", value }] });

  accepts(rule, {
    https: variable("https://logs-es-http.logging.svc:9200"),
    "the pod itself": variable("http://127.0.0.1:9600/stats"),
    "the pod itself by its name": variable("http://localhost:9600"),
    "the pod itself by IP's sixth version": variable("http://[::1]:9600"),
    "where Fleet's agents send to by https": elastic("FleetOutput", { hosts: ["https://es:9200"] }),
    "another service by http": variable("http://shop:8080"),
    "a comment": { type: "kubernetes:core/v1:ConfigMap", name: "c", props: { data: { "a.conf": "# http://es:9200" } } },
  });

  refuses(rule, {
    "Elasticsearch by http": [
      variable("http://logs-es-http.logging.svc:9200"),
      /containers\[0\]\.env\[0\]\.value names http:\/\/logs-es-http\.logging\.svc:9200, which is not encrypted/,
    ],
    "Elasticsearch by http with a name and a password": [
      variable("http://elastic:${PASSWORD}@es:9200"),
      /names http:\/\/elastic:\$\{PASSWORD\}@es:9200, which is not encrypted/,
    ],
    "where Fleet's agents send to by http": [
      elastic("FleetOutput", { hosts: ["http://es:9200"] }),
      /^'it': hosts\[0\] names http:\/\/es:9200, which is not encrypted/,
    ],
    "Elasticsearch by HTTP in capitals": [variable("HTTP://es:9200"), /names HTTP:\/\/es:9200/],
    "Elasticsearch by a number of IP's sixth version": [
      variable("http://[fd00::1]:9200"),
      /names http:\/\/\[fd00::1\]:9200/,
    ],
    "another machine whose name begins like the pod's own": [
      variable("http://localhost.example.com:9200"),
      /names http:\/\/localhost\.example\.com:9200/,
    ],
    "Kibana by http in a text": [
      { type: "kubernetes:core/v1:ConfigMap", name: "c", props: { data: { script: "curl http://kibana:5601/api" } } },
      /data\.script names http:\/\/kibana:5601/,
    ],
  });
});
