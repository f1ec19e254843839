import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elastic, logstash } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("pipelines-speak-tls", () => {
  const rule = "pipelines-speak-tls";

  const pipeline = (text: string) => changed(logstash, { 'spec.pipelines[0]["config.string"]': text });
  const configMap = (text: string) => ({
    type: "kubernetes:core/v1:ConfigMap",
    name: "pipelines",
    props: { data: { "main.conf": text } },
  });

  const managed = (text: unknown) => elastic("ElasticsearchLogstashPipeline", { pipeline: text });

  accepts(rule, {
    "one that Elasticsearch manages": managed("input { beats { port => 5044 ssl_enabled => true } }"),
    "one that nobody knows yet": managed(notYetKnown),
    "what is encrypted": logstash,
    "hosts by https": pipeline('output { elasticsearch { hosts => ["https://es:9200"] } }'),
    "Elastic's cloud": pipeline('output { elasticsearch { cloud_id => "${CLOUD}" } }'),
    "what stays inside": pipeline('input { pipeline { address => "a" } } output { stdout { codec => json { } } }'),
    "the same in a ConfigMap": configMap("input { beats { port => 5044 ssl_enabled => true } }"),
    "Kafka by TLS": pipeline('output { kafka { bootstrap_servers => "k" security_protocol => "SASL_SSL" } }'),
    "a switch that nobody knows": pipeline('input { beats { port => 5044 ssl_enabled => "${TLS}" } }'),
    "a switch that is on by default": pipeline('input { beats { port => 5044 ssl_enabled => "${TLS:true}" } }'),
    "what listens inside of the pod": pipeline('input { udp { port => 1 host => "127.0.0.1" } }'),
    "what asks inside of the pod": pipeline('output { http { url => "http://localhost:8080" } }'),
    "mail by TLS": pipeline('output { email { address => "mail" use_tls => true } }'),
    "an address in a message": pipeline('output { http { url => "https://a" message => "see http://b" } }'),
    "another file": { ...configMap(""), props: { data: { "pipelines.yml": "- : [", "a.conf": notYetKnown } } },
    "the old setting": pipeline("input { beats { port => 5044 ssl => true } }"),
  });

  refuses(rule, {
    "one in clear that Elasticsearch manages": [
      managed("input { beats { port => 5044 } }"),
      /^'it': pipeline: input beats talks in clear/,
    ],
    "an input in clear": [
      pipeline("input { beats { port => 5044 } }"),
      /spec\.pipelines\[0\]: input beats talks in clear/,
    ],
    "an input that says so": [pipeline("input { tcp { port => 1 ssl_enabled => false } }"), /input tcp talks in clear/],
    "an input whose setting is a comment": [
      pipeline("input { http { port => 1 # ssl_enabled => true\n } }"),
      /input http talks/,
    ],
    "an output in clear": [
      pipeline('output { elasticsearch { hosts => ["es:9200"] } }'),
      /output elasticsearch talks in clear/,
    ],
    "an output by http": [
      pipeline('output { if [a] { elasticsearch { hosts => ["http://es:9200"] } } }'),
      /output elasticsearch asks http:\/\/es:9200, which is not encrypted/,
    ],
    "an output behind a comparison": [
      pipeline("output { if [n] >= 5 { tcp { port => 1 } } }"),
      /output tcp talks in clear/,
    ],
    "Kafka in clear": [
      pipeline('output { kafka { bootstrap_servers => "k:9092" topic_id => "t" } }'),
      /output kafka talks in clear\. Set security_protocol/,
    ],
    "Redis in clear": [pipeline('input { redis { host => "r" } }'), /input redis talks in clear/],
    "a webhook by http": [
      pipeline('output { http { url => "http://example.com" } }'),
      /output http asks http:\/\/example\.com/,
    ],
    "a lookup by http": [
      pipeline('filter { elasticsearch { hosts => "http://es:9200" } }'),
      /filter elasticsearch asks/,
    ],
    "an output to whoever answers": [
      pipeline('output { elasticsearch { hosts => ["https://es"] ssl_verification_mode => "none" } }'),
      /does not check who answers/,
    ],
    "a switch that is off by default": [
      pipeline('input { beats { port => 5044 ssl_enabled => "${TLS:false}" } }'),
      /input beats talks in clear/,
    ],
    "what cannot be encrypted": [pipeline("input { udp { port => 514 } }"), /input udp knows no TLS/],
    "lines of syslog": [pipeline("input { syslog { port => 514 } }"), /input syslog knows no TLS/],
    "RabbitMQ in clear": [pipeline('output { rabbitmq { host => "r" } }'), /output rabbitmq talks in clear/],
    "mail in clear": [pipeline('output { email { address => "mail" } }'), /output email talks in clear\. Set use_tls/],
    "what is fetched by http": [
      pipeline('input { http_poller { urls => { a => { url => "http://shop/health" } } } }'),
      /input http_poller asks http:\/\/shop/,
    ],
    "another store by http": [
      pipeline('output { opensearch { hosts => ["http://store:9200"] } }'),
      /output opensearch asks/,
    ],
    "an output to whoever answers by a socket": [
      pipeline('output { tcp { host => "a" port => 1 ssl_enabled => true ssl_verification_mode => "none" } }'),
      /output tcp does not check who answers/,
    ],
    "Kafka, whoever answers": [
      pipeline('output { kafka { security_protocol => "SSL" ssl_endpoint_identification_algorithm => "" } }'),
      /output kafka does not check who answers/,
    ],
    "a pipeline in Logstash's own list": [
      {
        ...configMap(""),
        props: { data: { "pipelines.yml": '- pipeline.id: a\n  config.string: "input { beats { port => 1 } }"\n' } },
      },
      /pipelines\.yml\[0\]: input beats talks in clear/,
    ],
    "a Secret's": [
      {
        type: "kubernetes:core/v1:Secret",
        name: "s",
        props: { stringData: { "main.conf": "input { beats { port => 5044 } }" } },
      },
      /main\.conf: input beats talks in clear/,
    ],
    "a ConfigMap's": [configMap("input { beats { port => 5044 } }"), /main\.conf: input beats/],
  });
});
