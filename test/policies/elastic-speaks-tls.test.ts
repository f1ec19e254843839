import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana, logstash } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("elastic-speaks-tls", () => {
  const rule = "elastic-speaks-tls";

  const off = { selfSignedCertificate: { disabled: true } };
  const inClear = changed(kibana, { "spec.http.tls": off });
  const here = changed(inClear, { 'spec.config["server.publicBaseUrl"]': "http://127.0.0.1:5601" });

  accepts(rule, {
    "the operator's certificates": [elasticsearch, kibana, logstash],
    "a certificate of one's own": changed(inClear, { "spec.http.tls.certificate": { secretName: "mine" } }),
  });
  accepts(rule, { "a Kibana on the machine itself, where that is allowed": here }, { loopback: true });

  refuses(rule, {
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
    "a Kibana that asks whoever answers": [
      changed(kibana, { 'spec.config["elasticsearch.ssl.verificationMode"]': "none" }),
      /spec\.config sets elasticsearch\.ssl\.verificationMode to none/,
    ],
  });
  refuses(rule, { "a Kibana in clear elsewhere": [inClear, /turns TLS off/] }, { loopback: true });
});
