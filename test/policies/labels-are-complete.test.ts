import { accepts, refuses } from "../support/rule-cases";
import { kibana } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("labels-are-complete", () => {
  const rule = "labels-are-complete";

  const partOf = '["app.kubernetes.io/part-of"]';
  const service = { type: "kubernetes:core/v1:Service", name: "shop", props: { spec: {} } };

  accepts(rule, {
    "a workload and its pods": deployment,
    "a custom resource, whose pods the operator labels": kibana,
    "what nothing addresses": { type: "kubernetes:core/v1:ConfigMap", name: "config", props: {} },
  });

  refuses(rule, {
    "a workload without one": [
      changed(deployment, { [`metadata.labels${partOf}`]: undefined }),
      /^'shop': metadata\.labels lacks app\.kubernetes\.io\/part-of\. Set it\.$/,
    ],
    "pods without one": [
      changed(deployment, { [`spec.template.metadata.labels${partOf}`]: "" }),
      /spec\.template\.metadata\.labels lacks app\.kubernetes\.io\/part-of/,
    ],
    "a service without any": [
      service,
      /lacks app\.kubernetes\.io\/name and app\.kubernetes\.io\/part-of\. Set them\.$/,
    ],
    "a custom resource without any": [changed(kibana, { "metadata.labels": undefined }), /metadata\.labels lacks/],
  });
});
