import { accepts, refuses } from "../support/rule-cases";
import { kibana } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("tokens-stay-unmounted", () => {
  const rule = "tokens-stay-unmounted";

  const mount = "spec.template.spec.automountServiceAccountToken";
  const account = "spec.template.spec.serviceAccountName";

  accepts(rule, {
    "a pod that mounts none": deployment,
    "one with an account of its own": changed(deployment, { [mount]: undefined, [account]: "shop" }),
    "pods of the operator, which mounts none": kibana,
  });

  refuses(rule, {
    "the default account's": [
      changed(deployment, { [mount]: undefined }),
      /mounts the token of the namespace's default/,
    ],
    "the default account's by name": [changed(deployment, { [mount]: true, [account]: "default" }), /mounts the token/],
    "one that Kibana is told to mount": [
      changed(kibana, { "spec.podTemplate.spec.automountServiceAccountToken": true }),
      /spec\.podTemplate\.spec mounts the token/,
    ],
  });
});
