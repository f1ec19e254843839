import { type Declared, notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("everybody-logs-in", () => {
  const rule = "everybody-logs-in";

  const config = "spec.nodeSets[0].config";

  const image = (name: string, fields: object) =>
    changed(deployment, {
      "spec.template.spec.containers[0]": { name: "it", image: `docker.elastic.co/${name}/${name}:9.5.3`, ...fields },
    });
  const env = (name: string, value: unknown = "false") => ({ env: [{ name, value }] });
  const configMap = (data: object): Declared => ({ type: "kubernetes:core/v1:ConfigMap", name: "c", props: { data } });

  accepts(rule, {
    "the operator's way": [elasticsearch, kibana],
    "an image of Elasticsearch with security": image("elasticsearch", env("xpack.security.enabled", "true")),
    "a variable that nobody knows yet": image("elasticsearch", env("xpack.security.enabled", notYetKnown)),
    "a variable of another program's": changed(deployment, {
      "spec.template.spec.containers[0].env": [{ name: "XPACK_SECURITY_ENABLED", value: "false" }],
    }),
    "a file with security": configMap({ "elasticsearch.yml": "xpack.security.enabled: true" }),
    "a file that nobody knows yet": configMap({ "elasticsearch.yml": notYetKnown }),
  });

  refuses(rule, {
    "an image of Elasticsearch whose security a variable turns off": [
      image("elasticsearch", env("xpack.security.enabled")),
      /spec\.template\.spec\.containers\[0\]\.env turns security off/,
    ],
    "the same by the image's other name for it": [
      image("elasticsearch", env("ES_SETTING_XPACK_SECURITY_ENABLED")),
      /containers\[0\]\.env turns security off/,
    ],
    "the same by an option": [
      image("elasticsearch", { command: ["bin/elasticsearch"], args: ["-E", "xpack.security.enabled=false"] }),
      /containers\[0\]\.args turns security off/,
    ],
    "the same in a shell": [
      image("elasticsearch", { command: ["sh", "-c", "exec bin/elasticsearch -Expack.security.enabled=false"] }),
      /containers\[0\]\.args turns security off/,
    ],
    "the same in the operator's pods": [
      changed(elasticsearch, {
        "spec.nodeSets[0].podTemplate.spec.containers[0].env": [{ name: "xpack.security.enabled", value: "false" }],
      }),
      /spec\.nodeSets\[0\]\.podTemplate\.spec\.containers\[0\]\.env turns security off/,
    ],
    "people without a name by variables": [
      image("elasticsearch", env("ES_SETTING_XPACK_SECURITY_AUTHC_ANONYMOUS_ROLES", "viewer")),
      /lets everybody in without a name/,
    ],
    "people without a name in Kibana by variables": [
      image("kibana", env("XPACK_SECURITY_AUTHC_PROVIDERS_ANONYMOUS_ANONYMOUS1_ORDER", "0")),
      /lets everybody in without a name/,
    ],
    "security that a file turns off": [
      configMap({ "elasticsearch.yml": "xpack:\n  security:\n    enabled: false\n" }),
      /elasticsearch\.yml turns security off/,
    ],
    "security that a file in a Secret turns off": [
      {
        type: "kubernetes:core/v1:Secret",
        name: "s",
        props: { data: { "elasticsearch.yml": Buffer.from("xpack.security.enabled: false").toString("base64") } },
      },
      /elasticsearch\.yml turns security off/,
    ],
    "security that variables in a ConfigMap turn off": [
      configMap({ "xpack.security.enabled": "false" }),
      /data turns security off/,
    ],
    "security that is off": [
      changed(elasticsearch, { [`${config}["xpack.security.enabled"]`]: false }),
      /spec\.nodeSets\[0\]\.config turns security off/,
    ],
    "security that a text turns off": [
      changed(elasticsearch, { [`${config}["xpack.security.enabled"]`]: "false" }),
      /spec\.nodeSets\[0\]\.config turns security off/,
    ],
    "people without a name": [
      changed(elasticsearch, { [`${config}.xpack`]: { security: { authc: { anonymous: { roles: "viewer" } } } } }),
      /lets everybody in without a name/,
    ],
    "people without a name in Kibana": [
      changed(kibana, { 'spec.config["xpack.security.authc.providers.anonymous.anonymous1.order"]': 0 }),
      /spec\.config lets everybody in without a name/,
    ],
  });
});
