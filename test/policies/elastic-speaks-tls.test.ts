import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana, logstash } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("elastic-speaks-tls", () => {
  const rule = "elastic-speaks-tls";

  const off = { selfSignedCertificate: { disabled: true } };
  const inClear = changed(kibana, { "spec.http.tls": off });
  const here = changed(inClear, { 'spec.config["server.publicBaseUrl"]': "http://127.0.0.1:5601" });

  const image = (name: string, env: object) =>
    changed(deployment, {
      "spec.template.spec.containers[0]": { name: "it", image: `docker.elastic.co/${name}/${name}:9.5.3`, env: [env] },
    });
  const configMap = (data: object) => ({ type: "kubernetes:core/v1:ConfigMap", name: "c", props: { data } });

  accepts(rule, {
    "another program's variable of the same name": changed(deployment, {
      "spec.template.spec.containers[0].env": [{ name: "SERVER_SSL_ENABLED", value: "false" }],
    }),
    "another program's setting of the same name": configMap({
      "server.ssl.enabled": "false",
      "application.yml": "a: 1",
    }),
    "an image with TLS": image("kibana", { name: "SERVER_SSL_ENABLED", value: "true" }),
    "a check of names only": changed(elasticsearch, {
      'spec.nodeSets[0].config["xpack.security.transport.ssl.verification_mode"]': "certificate",
    }),
    "settings that nobody knows yet": changed(elasticsearch, {
      'spec.nodeSets[0].config["xpack.security.transport.ssl"]': notYetKnown,
    }),
    "the operator's certificates": [elasticsearch, kibana, logstash],
    "a certificate of one's own": changed(inClear, { "spec.http.tls.certificate": { secretName: "mine" } }),
  });
  accepts(rule, { "a Kibana on the machine itself, where that is allowed": here }, { loopback: true });

  refuses(rule, {
    "an image of Elasticsearch in clear": [
      image("elasticsearch", { name: "xpack.security.http.ssl.enabled", value: "false" }),
      /spec\.template\.spec\.containers\[0\]\.env sets xpack\.security\.http\.ssl\.enabled to false/,
    ],
    "an image of Kibana in clear": [
      image("kibana", { name: "SERVER_SSL_ENABLED", value: "false" }),
      /env sets server\.ssl\.enabled to false/,
    ],
    "an image of Kibana that asks whoever answers": [
      image("kibana", { name: "ELASTICSEARCH_SSL_VERIFICATIONMODE", value: "none" }),
      /env sets elasticsearch\.ssl\.verificationmode to none/,
    ],
    "nodes whose image asks whoever answers": [
      image("elasticsearch", { name: "ES_SETTING_XPACK_SECURITY_TRANSPORT_SSL_VERIFICATION__MODE", value: "none" }),
      /env sets xpack\.security\.transport\.ssl\.verification_mode to none/,
    ],
    "an image of Logstash whose API is in clear": [
      image("logstash", { name: "API_SSL_ENABLED", value: "false" }),
      /env sets api\.ssl\.enabled to false/,
    ],
    "a file by which Elasticsearch is in clear": [
      configMap({ "elasticsearch.yml": "xpack.security.http.ssl:\n  enabled: false\n" }),
      /elasticsearch\.yml sets xpack\.security\.http\.ssl\.enabled to false/,
    ],
    "a Kibana in clear": [inClear, /spec\.http\.tls\.selfSignedCertificate\.disabled turns TLS off/],
    "a Kibana in clear on the machine itself": [here, /turns TLS off/],
    "an Elasticsearch in clear": [changed(elasticsearch, { "spec.http.tls": off }), /turns TLS off/],
    "a service of Logstash in clear": [
      changed(logstash, { "spec.services": [{ name: "api", tls: off }] }),
      /spec\.services\[0\]\.tls\.selfSignedCertificate\.disabled/,
    ],
    "nodes that talk in clear": [
      changed(elasticsearch, {
        "spec.nodeSets[0].config.xpack": { security: { transport: { ssl: { enabled: false } } } },
      }),
      /spec\.nodeSets\[0\]\.config sets xpack\.security\.transport\.ssl\.enabled to false/,
    ],
    "encryption that is turned off by a text": [
      changed(elasticsearch, { 'spec.nodeSets[0].config["xpack.security.http.ssl.enabled"]': "false" }),
      /spec\.nodeSets\[0\]\.config sets xpack\.security\.http\.ssl\.enabled to false/,
    ],
    "another cluster that is asked in clear": [
      changed(elasticsearch, { 'spec.nodeSets[0].config["xpack.security.remote_cluster_client.ssl.enabled"]': false }),
      /config sets xpack\.security\.remote_cluster_client\.ssl\.enabled to false/,
    ],
    "a realm that asks whoever answers": [
      changed(elasticsearch, {
        "spec.nodeSets[0].config.xpack": {
          security: { authc: { "realms.ldap.a": { ssl: { verification_mode: "None" } } } },
        },
      }),
      /config sets xpack\.security\.authc\.realms\.ldap\.a\.ssl\.verification_mode to None/,
    ],
    "a Kibana that asks whoever answers": [
      changed(kibana, { 'spec.config["elasticsearch.ssl.verificationMode"]': "none" }),
      /spec\.config sets elasticsearch\.ssl\.verificationMode to none/,
    ],
  });
  refuses(rule, { "a Kibana in clear elsewhere": [inClear, /turns TLS off/] }, { loopback: true });
});
