import { pairs } from "./pairs";
import { isPeopleRole, type PeopleRole, peopleRoles, roleNames } from "./roles";

/** Somebody who may log in to Kibana and Elasticsearch. */
export interface Person {
  readonly login: string;
  readonly role: PeopleRole;
  /** Whether the account is there and lets nobody in. */
  readonly disabled: boolean;
}

/** Users that Elasticsearch has itself, or that this program makes for its own parts. */
const taken: readonly string[] = [
  ...["elastic", "kibana", "kibana_system", "logstash_system", "beats_system", "apm_system", "remote_monitoring_user"],
  ...roleNames,
];

/**
 * Reads the setting `people`: `login=role`, or `login=role:disabled`, separated by commas.
 *
 * @throws if it is written otherwise, or names a role that people cannot have
 */
export function parsePeople(setting: string): Person[] {
  return pairs(setting, "login=role").map(([login, value]) => {
    if (!/^[a-z0-9][a-z0-9._@-]*$/i.test(login))
      throw new Error(`'${login}' is no login: take letters, digits and . _ @ -`);
    if (taken.includes(login.replace(/-\d+$/, "")))
      throw new Error(`'${login}' is the name of a user that no person can have`);
    const [role = "", disabled, ...more] = value.split(":");
    if ((disabled !== undefined && disabled !== "disabled") || more.length > 0)
      throw new Error(`after the role of '${login}' only ':disabled' can stand, not '${value}'`);
    return { login, role: peopleRole(role), disabled: disabled !== undefined };
  });
}

/** @throws if people cannot have a role of that name */
export function peopleRole(name: string): PeopleRole {
  if (isPeopleRole(name)) return name;
  throw new Error(`people can have no role '${name}', only ${Object.keys(peopleRoles).join(", ")}`);
}
