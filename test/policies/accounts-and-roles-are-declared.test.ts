import { accepts, refuses } from "../support/rule-cases";
import { kibana } from "../support/valid-elastic";
import { account, binding, clusterRole } from "../support/valid-objects";
import { changed, deployment } from "../support/valid-resources";

describe("accounts-and-roles-are-declared", () => {
  const rule = "accounts-and-roles-are-declared";

  const spec = "spec.template.spec";
  const named = changed(deployment, { [`${spec}.serviceAccountName`]: "reader" });

  accepts(rule, {
    "no account": deployment,
    "the default one, which is always there": changed(deployment, { [`${spec}.serviceAccountName`]: "default" }),
    "one that the program declares": [named, account],
    "one that Pulumi names": [named, changed(account, { "metadata.name": undefined })],
    "a binding of a role that the program declares": [binding, clusterRole],
    "a binding of one that Pulumi names": [binding, changed(clusterRole, { "metadata.name": undefined })],
    "a binding of Kubernetes' own, which another rule judges": changed(binding, { "roleRef.name": "edit" }),
    "both fields, as Kubernetes writes them": [changed(named, { [`${spec}.serviceAccount`]: "reader" }), account],
  });

  refuses(rule, {
    "one that nobody declares": [
      named,
      /^'shop': spec\.template\.spec names the service account reader, which the program does not declare/,
    ],
    "one of another namespace": [[named, changed(account, { "metadata.namespace": "other" })], /account reader, which/],
    "the old field": [
      [changed(deployment, { [`${spec}.serviceAccount`]: "reader" }), account],
      /^'shop': spec\.template\.spec\.serviceAccount reader is a field of former days\. Name the account in serviceAcc/,
    ],
    "two that differ": [
      [changed(named, { [`${spec}.serviceAccount`]: "writer" }), account],
      /spec\.template\.spec\.serviceAccount writer is a field of former days/,
    ],
    "a binding of a role that nobody declares": [
      binding,
      /^'binding': roleRef gives reader, and what that allows nobody sees here\. Declare the role in the program\.$/,
    ],
    "a binding of one of another kind": [
      [changed(binding, { "roleRef.kind": "Role" }), clusterRole],
      /roleRef gives reader, and what that allows nobody sees/,
    ],
    "a binding of one's own role by a name of Kubernetes', which nobody declares": [
      changed(binding, { "roleRef.kind": "Role", "roleRef.name": "view" }),
      /roleRef gives view, and what that allows nobody sees/,
    ],
    "one of a Kibana that nobody declares": [
      changed(kibana, { "spec.podTemplate.spec.serviceAccountName": "reader" }),
      /^'kibana': spec\.podTemplate\.spec names the service account reader/,
    ],
  });
});
