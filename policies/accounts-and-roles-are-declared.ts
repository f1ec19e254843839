import { nameOf, namespaceOf } from "./shared/objects";
import { at, isGiven, shown } from "./shared/plain";
import { podsOf } from "./shared/pods";
import { bindings, kubernetesRoles, roles } from "./shared/rights";
import { allResources, type Found, type Judged } from "./shared/rule";
import { isSame } from "./shared/selectors";

/** Refuses pods of a service account that there may not be, without which they never start, and rights that nobody sees. */
export const accountsAndRolesAreDeclared = allResources(
  {
    name: "accounts-and-roles-are-declared",
    description:
      "Every service account that a pod names, by serviceAccountName, and every role that a binding gives is declared by the program.",
  },
  function* (resources) {
    const accounts = resources.filter(({ type }) => type === "kubernetes:core/v1:ServiceAccount");
    for (const resource of resources.filter(({ type }) => type.startsWith("kubernetes:")))
      yield* unknownAccounts(resource, accounts);
    const declared = resources.filter(({ type }) => roles.test(type));
    for (const binding of resources.filter(({ type }) => bindings.test(type))) yield* unknownRole(binding, declared);
  },
);

function* unknownAccounts(resource: Judged, accounts: readonly Judged[]): Generator<Found> {
  for (const { path, namespace, spec } of podsOf(resource)) {
    const { serviceAccount: old, serviceAccountName: own } = spec;
    if (isGiven(old) && old !== "" && !isSame(old, own))
      yield [
        resource,
        `${path}.serviceAccount ${shown(old)} is a field of former days. Name the account in serviceAccountName.`,
      ];
    const named = own ?? old;
    if (typeof named !== "string" || named === "" || named === "default") continue;
    if (!accounts.some(({ fields }) => isSame(nameOf(fields), named) && isSame(namespaceOf(fields), namespace)))
      yield [
        resource,
        `${path} names the service account ${named}, which the program does not declare in its namespace. Declare it.`,
      ];
  }
}

function* unknownRole(binding: Judged, declared: readonly Judged[]): Generator<Found> {
  const kind = at(binding.fields, "roleRef", "kind");
  const name = at(binding.fields, "roleRef", "name");
  if (typeof name !== "string" || (kind !== "Role" && kubernetesRoles.has(name))) return;
  if (!declared.some(({ type, fields }) => isSame(kind, type.split(":").at(-1)) && isSame(nameOf(fields), name)))
    yield [binding, `roleRef gives ${name}, and what that allows nobody sees here. Declare the role in the program.`];
}
