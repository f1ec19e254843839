import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch } from "../support/valid-elastic";
import { service } from "../support/valid-objects";
import { changed, deployment } from "../support/valid-resources";

describe("ports-are-valid", () => {
  const rule = "ports-are-valid";

  const port = (fields: object) => changed(deployment, { "spec.template.spec.containers[0].ports[0]": fields });
  const target = (targetPort: unknown) => changed(service, { "spec.ports[0].targetPort": targetPort });

  accepts(rule, {
    "names and numbers": [deployment, service],
    "a port without a name": port({ containerPort: 8443 }),
    "a service whose ports are those of its pods": target(undefined),
    "another port 22": port({ containerPort: 22, protocol: "UDP" }),
  });

  refuses(rule, {
    "a long name": [
      port({ name: "https-for-everybody", containerPort: 8443 }),
      /^'shop': spec\.template\.spec\.containers\[0\]\.ports\[0\]\.name 'https-for-everybody' is no name of a port/,
    ],
    capitals: [port({ name: "HTTPS", containerPort: 8443 }), /'HTTPS' is no name/],
    "digits alone": [port({ name: "8443", containerPort: 8443 }), /'8443' is no name/],
    "two hyphens": [port({ name: "a--b", containerPort: 8443 }), /'a--b' is no name/],
    "a hyphen at the end": [port({ name: "a-", containerPort: 8443 }), /'a-' is no name/],
    "the same in a service": [target("web_port"), /^'entrance': spec\.ports\[0\]\.targetPort 'web_port' is no name/],
    "a number that there is not": [target(70_000), /spec\.ports\[0\]\.targetPort 70000 is no port\. Use one from 1/],
    SSH: [
      port({ containerPort: 22 }),
      /^'shop': spec\.template\.spec\.containers\[0\]\.ports\[0\] is for SSH\. Remove it/,
    ],
    "SSH in a node of Elasticsearch": [
      changed(elasticsearch, { "spec.nodeSets[0].podTemplate.spec.containers[0].ports": [{ containerPort: 22 }] }),
      /spec\.nodeSets\[0\]\.podTemplate\.spec\.containers\[0\]\.ports\[0\] is for SSH/,
    ],
  });
});
