import { at, list, type Plain, texts } from "./shared/plain";
import { bindings, mightyRoles, roles } from "./shared/rights";
import { eachResource } from "./shared/rule";
import { isUnconditional } from "./shared/selectors";

const everybody = new Set([
  "system:anonymous",
  "system:unauthenticated",
  "system:authenticated",
  "system:serviceaccounts",
]);

/** What lets one take any right, or look into any pod. */
const mightyVerbs = new Set(["escalate", "bind", "impersonate"]);
const mightyResources = [
  "pods/exec",
  "pods/attach",
  "pods/ephemeralcontainers",
  "pods/portforward",
  "pods/proxy",
  "services/proxy",
  "nodes/proxy",
  "serviceaccounts/token",
];

/** A star stands for any resource, and not for what is below one. */
const isMighty = (resource: string): boolean =>
  mightyResources.some((each) => [each, each.replace(/^\w+/, "*")].includes(resource));

/** Refuses roles of Kubernetes that allow whatever there is, or can make themselves do so. */
export const kubernetesRightsAreNamed = eachResource(
  {
    name: "kubernetes-rights-are-named",
    description: "Every role of Kubernetes names what it allows, and none can make itself mightier.",
  },
  function* ({ type, fields }) {
    if (roles.test(type)) {
      for (const [index, rule] of list(fields["rules"]).entries()) yield* tooMuch(index, rule);
      for (const [index, selector] of list(at(fields, "aggregationRule", "clusterRoleSelectors")).entries())
        if (isUnconditional(selector))
          yield `aggregationRule.clusterRoleSelectors[${String(index)}] selects every role. Name a label of those it is made of.`;
    }
    if (!bindings.test(type)) return;
    const role = at(fields, "roleRef", "name");
    if (typeof role === "string" && mightyRoles.has(role) && at(fields, "roleRef", "kind") !== "Role")
      yield `roleRef gives ${role}, which lets one into any pod. Bind a role that names what is needed.`;
    for (const name of texts(list(fields["subjects"]).map((subject) => at(subject, "name"))))
      if (everybody.has(name)) yield `subjects has ${name}, which is everybody. Name an account.`;
  },
);

function* tooMuch(index: number, rule: Plain): Generator<string> {
  const path = `rules[${String(index)}]`;
  for (const what of ["apiGroups", "resources", "verbs", "nonResourceURLs"])
    if (texts(at(rule, what)).includes("*"))
      yield `${path}.${what} has '*', whatever there is now and later. Name what is needed.`;
  for (const verb of texts(at(rule, "verbs")))
    if (mightyVerbs.has(verb)) yield `${path}.verbs has ${verb}, by which one can take any right. Remove it.`;
  for (const resource of texts(at(rule, "resources")))
    if (isMighty(resource)) yield `${path}.resources has ${resource}, a way into any pod. Remove it.`;
}
