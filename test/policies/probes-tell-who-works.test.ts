import { accepts, refuses } from "../support/rule-cases";
import { kibana } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("probes-tell-who-works", () => {
  const rule = "probes-tell-who-works";

  const container = "spec.template.spec.containers[0]";
  const operator = changed(deployment, {
    [`${container}.image`]: "docker.elastic.co/eck/eck-operator:3.5.0",
    [`${container}.livenessProbe`]: undefined,
    [`${container}.ports`]: undefined,
  });

  accepts(rule, {
    both: deployment,
    "an init container, which ends": changed(deployment, { "spec.template.spec.initContainers": [{ name: "first" }] }),
    "a job, which ends": {
      type: "kubernetes:batch/v1:Job",
      name: "once",
      props: { spec: { template: { spec: { containers: [{ name: "once" }] } } } },
    },
    "the operator that listens to nobody": operator,
    "readiness by the operator": kibana,
  });

  refuses(rule, {
    "no readiness": [changed(deployment, { [`${container}.readinessProbe`]: undefined }), /has no readiness probe/],
    "no liveness": [changed(deployment, { [`${container}.livenessProbe`]: undefined }), /has no liveness probe/],
    "an init container that stays": [
      changed(deployment, {
        "spec.template.spec.initContainers": [{ name: "proxy", restartPolicy: "Always", livenessProbe: {} }],
      }),
      /initContainers\[0\] has no readiness probe/,
    ],
    "the operator that listens": [
      changed(operator, { [`${container}.ports`]: [{ containerPort: 9443 }] }),
      /has no liveness probe/,
    ],
    "no liveness of a Kibana": [
      changed(kibana, { "spec.podTemplate.spec.containers[0].livenessProbe": undefined }),
      /spec\.podTemplate\.spec\.containers\[0\] has no liveness probe/,
    ],
  });
});
