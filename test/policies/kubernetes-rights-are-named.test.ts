import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { binding as clusterBinding, clusterRole as role } from "../support/valid-objects";
import { changed } from "../support/valid-resources";

describe("kubernetes-rights-are-named", () => {
  const rule = "kubernetes-rights-are-named";

  const local = { ...role, type: "kubernetes:rbac.authorization.k8s.io/v1:Role" };
  const binding = { ...clusterBinding, type: "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding" };

  const gathered = (clusterRoleSelectors: unknown) =>
    changed(role, { rules: undefined, aggregationRule: { clusterRoleSelectors } });

  accepts(rule, {
    "a role that names what it allows": role,
    "a binding of it to an account": [role, binding],
    "a binding of a role of one's own by the same name": [
      changed(local, { "metadata.name": "edit" }),
      changed(binding, { "roleRef.kind": "Role", "roleRef.name": "edit" }),
    ],
    "a role gathered from others by a label": gathered([{ matchLabels: { "example.com/aggregate": "true" } }]),
    "a role gathered from others that nobody knows yet": gathered([notYetKnown]),
  });

  refuses(rule, {
    "every group": [changed(role, { "rules[0].apiGroups": ["*"] }), /rules\[0\]\.apiGroups has '\*'/],
    "every resource": [changed(role, { "rules[0].resources": ["*"] }), /rules\[0\]\.resources has '\*'/],
    "every verb, of a Role too": [changed(local, { "rules[0].verbs": ["*"] }), /rules\[0\]\.verbs has '\*'/],
    "every address": [
      changed(role, { "rules[1]": { nonResourceURLs: ["*"], verbs: ["get"] } }),
      /rules\[1\]\.nonResourceURLs/,
    ],
    "a verb by which to get more": [changed(role, { "rules[0].verbs": ["escalate"] }), /verbs has escalate/],
    "a shell in any pod": [changed(role, { "rules[0].resources": ["pods/exec"] }), /resources has pods\/exec/],
    "a shell in any pod, by a pattern": [changed(role, { "rules[0].resources": ["*/exec"] }), /resources has \*\/exec/],
    "a container of one's own in any pod": [
      changed(role, { "rules[0].resources": ["pods/ephemeralcontainers"] }),
      /resources has pods\/ephemeralcontainers/,
    ],
    "tokens of any account": [
      changed(role, { "rules[0].resources": ["serviceaccounts/token"] }),
      /resources has serviceaccounts\/token/,
    ],
    "a binding for every account": [
      [role, changed(binding, { "subjects[0]": { kind: "Group", name: "system:serviceaccounts" } })],
      /subjects has system:serviceaccounts, which is everybody/,
    ],
    "ports of any pod, past its network policies": [
      changed(role, { "rules[0].resources": ["pods/portforward"] }),
      /resources has pods\/portforward/,
    ],
    "what any pod answers, past its network policies": [
      changed(role, { "rules[0].resources": ["services/proxy"] }),
      /resources has services\/proxy/,
    ],
    "a role gathered from every other": [
      gathered([{}]),
      /aggregationRule\.clusterRoleSelectors\[0\] selects every role/,
    ],
    "a role gathered from every other, by an empty list of labels": [
      gathered([{ matchLabels: {} }]),
      /clusterRoleSelectors\[0\] selects every role/,
    ],
    "a binding to a role that reads every Secret and enters every pod": [
      changed(binding, { "roleRef.name": "edit" }),
      /roleRef gives edit/,
    ],
    "a binding to the mightiest role": [
      changed(binding, { "roleRef.name": "cluster-admin" }),
      /roleRef gives cluster-admin/,
    ],
    "a binding for everybody": [
      [role, changed(clusterBinding, { "subjects[0]": { kind: "Group", name: "system:authenticated" } })],
      /subjects has system:authenticated, which is everybody/,
    ],
  });
});
