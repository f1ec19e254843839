import { isElastic } from "./shared/elastic";
import { grantsOf } from "./shared/grants";
import { texts } from "./shared/plain";
import { eachResource } from "./shared/rule";

const givesRoles = /^elasticstack:.*:ElasticsearchSecurity(User|RoleMapping)$/;

/** Roles that Elasticsearch brings along and that can do everything, there or in Kibana. */
const mightyRoles = new Set(["superuser", "kibana_system", "kibana_admin", "editor"]);

/** With these one can become a superuser; `manage` for one restores snapshots, the index of users among them. */
const mightyPrivileges = new Set(["all", "manage", "manage_security", "manage_api_key", "grant_api_key"]);

/** Refuses users, groups, keys and roles that could do anything, or could make themselves able to. */
export const nobodyIsSuperuser = eachResource(
  {
    name: "nobody-is-superuser",
    description: "No user, group, key or role inside Elasticsearch can do everything, or make itself able to.",
  },
  function* (resource) {
    const { type, fields } = resource;
    if (givesRoles.test(type))
      for (const role of texts(fields["roles"]).filter((each) => mightyRoles.has(each)))
        yield `the role ${role} can do everything. Take a role of the program's own.`;
    for (const { clusters, indices, runAs } of grantsOf(resource)) {
      for (const privilege of clusters.filter((each) => mightyPrivileges.has(each)))
        yield `whoever has ${privilege} can become a superuser. Grant what is needed only.`;
      if (indices.some(({ names }) => names.includes("*")))
        yield "it grants something on every index. Name a pattern of indices.";
      if (runAs.includes("*")) yield "whoever has runAs '*' can act as anybody. Name the users, or remove it.";
    }
    const { roleDescriptors } = fields;
    const isWhole = (roleDescriptors ?? "{}") === "{}" && fields["type"] !== "cross_cluster";
    if (isElastic(type, "ElasticsearchSecurityApiKey") && isWhole)
      yield "the key can do all that its maker can. Set roleDescriptors.";
  },
);
