import type { ResourceValidationPolicy } from "@pulumi/policy";
import { isElastic } from "./shared/elastic";
import { at, isList, plain, type Plain } from "./shared/plain";

const givesRoles = /^elasticstack:.*:ElasticsearchSecurity(User|RoleMapping)$/;

/** With these one can become a superuser; `manage` for one restores snapshots, the index of users among them. */
const mightyPrivileges = new Set(["all", "manage", "manage_security", "manage_api_key", "grant_api_key"]);

/** Refuses users, groups and roles that could do anything, or could make themselves able to. */
export const nobodyIsSuperuser: ResourceValidationPolicy = {
  name: "nobody-is-superuser",
  description: "No user, group or role inside Elasticsearch can do everything, or make itself able to.",
  validateResource: ({ type, name, props }, reportViolation) => {
    const fields = plain(props);
    if (givesRoles.test(type) && texts(at(fields, "roles")).includes("superuser"))
      reportViolation(`'${name}': the role superuser can do everything. Take a role of the program's own.`);
    for (const [clusters, indices] of grants(type, fields)) {
      for (const privilege of texts(clusters).filter((each) => mightyPrivileges.has(each)))
        reportViolation(`'${name}': whoever has ${privilege} can become a superuser. Grant what is needed only.`);
      for (const grant of list(indices))
        if (texts(at(grant, "names")).includes("*"))
          reportViolation(`'${name}': it grants something on every index. Name a pattern of indices.`);
    }
  },
};

function grants(type: string, role: Plain): [clusters: Plain, indices: Plain][] {
  if (isElastic(type, "ElasticsearchSecurityRole")) return [[at(role, "clusters"), at(role, "indices")]];
  if (!isElastic(type, "KibanaSecurityRole")) return [];
  return [[at(role, "elasticsearch", "clusters"), at(role, "elasticsearch", "indices")]];
}

const list = (value: Plain): readonly Plain[] => (isList(value) ? value : []);
const texts = (value: Plain): string[] => list(value).filter((item) => typeof item === "string");
