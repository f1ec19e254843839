import { accepts, refuses } from "../support/rule-cases";
import { kibana, logstash } from "../support/valid-elastic";
import { changed, deployment, filebeat } from "../support/valid-resources";

const context = "spec.template.spec.containers[0].securityContext";

describe("pods-run-as-non-root", () => {
  const rule = "pods-run-as-non-root";

  accepts(rule, {
    "a container that says so": deployment,
    "one whose pod says so": changed(deployment, {
      [`${context}.runAsNonRoot`]: undefined,
      "spec.template.spec.securityContext": { runAsNonRoot: true },
    }),
    "one that runs as a user who is not root": changed(deployment, {
      [`${context}.runAsNonRoot`]: undefined,
      [`${context}.runAsUser`]: 1000,
    }),
    "Filebeat on the node's logs": filebeat,
    "Kibana, for which the operator sees to it": kibana,
  });

  refuses(rule, {
    "one that says nothing": [
      changed(deployment, { [`${context}.runAsNonRoot`]: undefined }),
      /containers\[0\] may run as root/,
    ],
    "one that may be root": [changed(deployment, { [`${context}.runAsNonRoot`]: false }), /may run as root/],
    "user 0": [changed(deployment, { [`${context}.runAsUser`]: 0 }), /runs as user 0, which is root/],
    "user 0 of the pod": [
      changed(deployment, { "spec.template.spec.securityContext": { runAsUser: 0 } }),
      /runs as user 0, which is root/,
    ],
    "Filebeat in another namespace": [changed(filebeat, { "metadata.namespace": "logging" }), /runs as user 0/],
    "another image in Filebeat's place": [
      changed(filebeat, { "spec.template.spec.containers[0].image": "docker.elastic.co/shop/shop:1.2.3" }),
      /runs as user 0/,
    ],
    "a Logstash that says nothing": [
      changed(logstash, { "spec.podTemplate.spec.containers[0].securityContext.runAsNonRoot": undefined }),
      /spec\.podTemplate\.spec\.containers\[0\] may run as root/,
    ],
  });
});
