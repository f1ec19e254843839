import { accepts, refuses } from "../support/rule-cases";
import { changed, deployment } from "../support/valid-resources";

const context = "spec.template.spec.containers[0].securityContext";

describe("containers-are-unprivileged", () => {
  const rule = "containers-are-unprivileged";

  accepts(rule, {
    "one that says no": deployment,
    "one that says nothing": changed(deployment, { [`${context}.privileged`]: undefined }),
  });

  refuses(rule, {
    "a privileged one": [
      changed(deployment, { [`${context}.privileged`]: true }),
      /is privileged and so rules its node/,
    ],
    "a privileged init container": [
      changed(deployment, { "spec.template.spec.initContainers": [{ securityContext: { privileged: true } }] }),
      /spec\.template\.spec\.initContainers\[0\] is privileged/,
    ],
    "a privileged container in a CronJob": [
      {
        type: "kubernetes:batch/v1:CronJob",
        name: "nightly",
        props: {
          spec: {
            jobTemplate: { spec: { template: { spec: { containers: [{ securityContext: { privileged: true } }] } } } },
          },
        },
      },
      /spec\.jobTemplate\.spec\.template\.spec\.containers\[0\] is privileged/,
    ],
  });
});
