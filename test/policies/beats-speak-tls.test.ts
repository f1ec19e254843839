import { notYetKnown } from "../support/policy";
import { stringify } from "yaml";
import { accepts, refuses } from "../support/rule-cases";

describe("beats-speak-tls", () => {
  const rule = "beats-speak-tls";

  const configMap = (config: object) => ({
    type: "kubernetes:core/v1:ConfigMap",
    name: "config",
    props: { data: { "filebeat.yml": stringify(config) } },
  });
  const beat = (config: object) => ({
    type: "kubernetes:beat.k8s.elastic.co/v1beta1:Beat",
    name: "beat",
    props: { spec: { type: "filebeat", config } },
  });
  const ssl = { certificate_authorities: ["/ca.crt"] };

  const agent = (output: object) => ({
    type: "kubernetes:agent.k8s.elastic.co/v1alpha1:Agent",
    name: "agent",
    props: { spec: { config: { outputs: { default: output } } } },
  });

  accepts(rule, {
    "an agent's output by https": agent({ type: "elasticsearch", hosts: ["https://es:9200"] }),
    "an agent's output that nobody knows yet": agent({ type: notYetKnown, hosts: notYetKnown }),
    "an output that a text turns off": configMap({ "output.logstash": { enabled: "false", hosts: ["ls:5044"] } }),
    "Logstash by TLS": configMap({ "output.logstash": { hosts: ["ls:5044"], ssl } }),
    "settings by dots": configMap({
      "output.logstash": { hosts: ["ls:5044"], "ssl.certificate_authorities": ["/ca.crt"] },
    }),
    "settings by nothing but dots": beat({
      "output.logstash.hosts": ["ls:5044"],
      "output.logstash.ssl.certificate_authorities": ["/ca.crt"],
    }),
    "Elasticsearch by https": beat({ output: { elasticsearch: { hosts: ["https://es:9200"] } } }),
    "Elasticsearch by the protocol": beat({ output: { elasticsearch: { hosts: ["es:9200"], protocol: "https" } } }),
    "hosts from a variable": beat({ "output.elasticsearch": { hosts: ["${ES_HOSTS}"] } }),
    "an output that is off": configMap({ "output.logstash": { enabled: false, hosts: ["ls:5044"] } }),
    "a text that is no configuration": {
      type: "kubernetes:core/v1:ConfigMap",
      name: "config",
      props: { data: { "a.yml": "output: [", "b.txt": "output.logstash" } },
    },
  });

  refuses(rule, {
    "Logstash without TLS": [
      configMap({ "output.logstash": { hosts: ["ls:5044"] } }),
      /filebeat\.yml: output\.logstash is not/,
    ],
    "Logstash with TLS off": [
      configMap({ output: { logstash: { ssl: { ...ssl, enabled: false } } } }),
      /is not encrypted/,
    ],
    "Logstash with TLS turned off by a text": [
      configMap({ output: { logstash: { ssl: { ...ssl, enabled: "false" } } } }),
      /is not encrypted/,
    ],
    "Kafka without TLS": [configMap({ output: { kafka: { hosts: ["k:9092"] } } }), /output\.kafka is not encrypted/],
    "Elasticsearch by http": [
      beat({ "output.elasticsearch": { hosts: ["http://es:9200"] } }),
      /asks http:\/\/es:9200 in clear/,
    ],
    "Elasticsearch by no protocol": [beat({ "output.elasticsearch": { hosts: ["es:9200"] } }), /asks es:9200 in clear/],
    "settings by nothing but dots": [
      beat({ "output.logstash.hosts": ["ls:5044"] }),
      /spec\.config: output\.logstash is not encrypted/,
    ],
    "Elasticsearch by http and nothing but dots": [
      configMap({ "output.elasticsearch.hosts": ["http://es:9200"] }),
      /asks http:\/\/es:9200 in clear/,
    ],
    "an agent's output by http": [
      agent({ type: "elasticsearch", hosts: ["http://es:9200"] }),
      /spec\.config: outputs\.default asks http:\/\/es:9200 in clear/,
    ],
    "an agent's output to Logstash without TLS": [
      agent({ type: "logstash", hosts: ["ls:5044"] }),
      /spec\.config: outputs\.default is not encrypted/,
    ],
    "a file in a Secret": [
      {
        type: "kubernetes:core/v1:Secret",
        name: "s",
        props: { stringData: { "beat.yml": "output.logstash: { hosts: [ls:5044] }" } },
      },
      /beat\.yml: output\.logstash is not encrypted/,
    ],
    "whoever answers": [
      beat({ "output.logstash": { hosts: ["ls:5044"], ssl: { ...ssl, verification_mode: "none" } } }),
      /does not check who answers/,
    ],
  });
});
