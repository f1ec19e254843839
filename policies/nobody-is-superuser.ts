import { fits, isElastic } from "./shared/elastic";
import { grantsOf } from "./shared/grants";
import { type Fields, texts } from "./shared/plain";
import { eachResource } from "./shared/rule";

const givesRoles = /^elasticstack:.*:ElasticsearchSecurity(User|RoleMapping)$/;

/** Roles that Elasticsearch brings along and that can do everything, there or in Kibana. */
const mightyRoles = new Set(["superuser", "kibana_system", "kibana_admin", "editor"]);

/** With these one can become a superuser; `manage` for one restores snapshots, the index of users among them; a service account may be Kibana's own. */
const mightyPrivileges = new Set([
  "all",
  "manage",
  "manage_security",
  "manage_api_key",
  "grant_api_key",
  "manage_service_account",
]);

/** Users that Elasticsearch brings along with such roles. */
const mightyUsers = ["elastic", "kibana_system"];

const everyIndex = ["*", "/.*/"];

/** Refuses users, groups, keys and roles that could do anything, or could make themselves able to. */
export const nobodyIsSuperuser = eachResource(
  {
    name: "nobody-is-superuser",
    description: "No user, group, key or role inside Elasticsearch can do everything, or make itself able to.",
  },
  function* (resource) {
    const { type, fields } = resource;
    if (givesRoles.test(type))
      for (const role of rolesGiven(fields).filter((each) => mightyRoles.has(each)))
        yield `the role ${role} can do everything. Take a role of the program's own.`;
    for (const { clusters, indices, runAs } of grantsOf(resource)) {
      for (const privilege of clusters.filter((each) => mightyPrivileges.has(each)))
        yield `whoever has ${privilege} can become a superuser. Grant what is needed only.`;
      if (indices.some(({ names }) => names.some((name) => everyIndex.includes(name))))
        yield "it grants something on every index. Name a pattern of indices.";
      for (const name of runAs.filter((each) => mightyUsers.some((user) => fits(user, each))))
        yield `whoever has runAs '${name}' can act as a superuser. Name other users, or remove it.`;
    }
    const { roleDescriptors } = fields;
    const isWhole = (roleDescriptors ?? "{}") === "{}" && fields["type"] !== "cross_cluster";
    if (isElastic(type, "ElasticsearchSecurityApiKey") && isWhole)
      yield "the key can do all that its maker can. Set roleDescriptors.";
  },
);

/** Roles by name, and those that a mapping writes into its templates. */
const rolesGiven = ({ roles, roleTemplates }: Fields): string[] => [
  ...texts(roles),
  ...(typeof roleTemplates === "string" ? (roleTemplates.match(/[\w-]+/g) ?? []) : []),
];
