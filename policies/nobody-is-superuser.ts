import { provisioner } from "./exceptions";
import { parsedJson } from "./shared/dotted-settings";
import { isElastic } from "./shared/elastic";
import { fileUsersRoles } from "./shared/file-realm";
import { type Grants, grantsOf, holdsEveryName, holdsName } from "./shared/grants";
import { at, type Fields, isFields, pending, texts } from "./shared/plain";
import { eachResource, type Judged } from "./shared/rule";

const givesRoles = /^elasticstack:.*:ElasticsearchSecurity(User|RoleMapping)$/;

/** Roles that Elasticsearch brings along and that can do everything, there or in Kibana. */
const mightyRoles = ["superuser", "kibana_system", "kibana_admin", "editor"];

/** With these one can become a superuser; `manage` for one restores snapshots, the index of users among them; a service account may be Kibana's own. */
const mightyPrivileges = [
  "all",
  "manage",
  "manage_security",
  "manage_api_key",
  "grant_api_key",
  "manage_service_account",
];

/** Some of the actions that those consist of: a pattern of actions that holds one of them is as good. */
const mightyActions = ["user/put", "user/change_password", "role/put", "role_mapping/put", "api_key/grant"]
  .map((action) => `cluster:admin/xpack/security/${action}`)
  .concat("cluster:admin/snapshot/restore");

/** Users that Elasticsearch brings along with such roles. */
const mightyUsers = ["elastic", "kibana_system"];

/** Refuses users, groups, keys and roles that could do anything, or could make themselves able to. */
export const nobodyIsSuperuser = eachResource(
  {
    name: "nobody-is-superuser",
    description: "No user, group, key or role inside Elasticsearch can do everything, or make itself able to.",
  },
  function* (resource) {
    const { type, fields } = resource;
    for (const role of mightyRolesGiven(resource))
      yield `the role ${role} can do everything. Take a role of the program's own.`;
    for (const granted of grantsOf(resource)) yield* tooMuch(granted);
    if (isElastic(type, "ElasticsearchSecurityApiKey") && isWhole(fields))
      yield "the key can do all that its maker can. Set roleDescriptors.";
  },
);

function* tooMuch({ role, source, clusters, indices, runAs }: Grants): Generator<string> {
  const may: readonly string[] = source === "file" && role === provisioner.role ? provisioner.privileges : [];
  for (const privilege of clusters.filter((each) => isMighty(each) && !may.includes(each)))
    yield `whoever has ${privilege} can become a superuser. Grant what is needed only.`;
  if (indices.some(({ names }) => names.some(holdsEveryName)))
    yield "it grants something on every index. Name a pattern of indices.";
  if (
    indices.some(
      ({ fields }) => (at(fields, "allowRestrictedIndices") ?? at(fields, "allow_restricted_indices")) === true,
    )
  )
    yield "it reaches into Elasticsearch's own indices, of users among others. Remove allowRestrictedIndices.";
  for (const name of runAs.filter((each) => mightyUsers.some((user) => holdsName(each, user))))
    yield `whoever has runAs '${name}' can act as a superuser. Name other users, or remove it.`;
}

const isMighty = (privilege: string): boolean =>
  mightyPrivileges.includes(privilege.toLowerCase()) || mightyActions.some((action) => holdsName(privilege, action));

/** Of a Secret for Elasticsearch's file of users, of a user, or of a mapping, which may write roles into its templates. */
function mightyRolesGiven(resource: Judged): string[] {
  const inFiles = fileUsersRoles(resource).filter((role) => mightyRoles.includes(role));
  if (!givesRoles.test(resource.type)) return inFiles;
  const { roles, roleTemplates } = resource.fields;
  const all = [...texts(roles), ...(typeof roleTemplates === "string" ? (roleTemplates.match(/[\w-]+/g) ?? []) : [])];
  return all.filter((role) => mightyRoles.includes(role) || role === provisioner.role);
}

/** Whether a key is not limited by any role of its own. */
function isWhole({ roleDescriptors, type }: Fields): boolean {
  if (type === "cross_cluster" || roleDescriptors === pending) return false;
  const roles = typeof roleDescriptors === "string" ? parsedJson(roleDescriptors) : undefined;
  return !isFields(roles) || Object.keys(roles).length === 0;
}
