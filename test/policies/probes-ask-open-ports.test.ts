import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana, logstash } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("probes-ask-open-ports", () => {
  const rule = "probes-ask-open-ports";

  const container = "spec.template.spec.containers[0]";
  const probe = (asker: object, name = "livenessProbe") => changed(deployment, { [`${container}.${name}`]: asker });

  accepts(rule, {
    "a number": deployment,
    "a name": probe({ httpGet: { port: "https", path: "/" } }),
    "a command": probe({ exec: { command: ["true"] } }),
    "ports that the operator opens": [elasticsearch, kibana, logstash],
    "an init container, which has none to answer": changed(deployment, {
      "spec.template.spec.initContainers": [{ name: "first", livenessProbe: { tcpSocket: { port: 1 } } }],
    }),
  });

  refuses(rule, {
    "a port that is not open to a liveness probe": [
      probe({ tcpSocket: { port: 8444 } }),
      /^'shop': spec\.template\.spec\.containers\[0\] has a livenessProbe of port 8444, which it does not declare\./,
    ],
    "to a readiness probe": [
      probe({ httpGet: { port: "http" } }, "readinessProbe"),
      /has a readinessProbe of port http/,
    ],
    "to a startup probe": [probe({ grpc: { port: 9000 } }, "startupProbe"), /has a startupProbe of port 9000/],
    "a port that is open to UDP": [
      changed(probe({ tcpSocket: { port: 53 } }), {
        [`${container}.ports[1]`]: { containerPort: 53, protocol: "UDP" },
      }),
      /has a livenessProbe of port 53/,
    ],
    "a port that another container of a Kibana opens": [
      changed(kibana, {
        "spec.podTemplate.spec.containers[1]": { name: "proxy", livenessProbe: { tcpSocket: { port: 5601 } } },
      }),
      /spec\.podTemplate\.spec\.containers\[1\] has a livenessProbe of port 5601/,
    ],
  });
});
