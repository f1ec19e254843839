import { pairs } from "./pairs";
import { peopleRole } from "./people";
import type { PeopleRole } from "./roles";

/** A group of the company's identity provider whose members have a role. */
export interface SsoGroup {
  readonly group: string;
  readonly role: PeopleRole;
}

/**
 * Reads the setting `ssoGroups`: `group=role`, separated by commas.
 *
 * @throws if it is written otherwise, or names a role that people cannot have
 */
export function parseSsoGroups(setting: string): SsoGroup[] {
  return pairs(setting, "group=role").map(([group, role]) => ({ group, role: peopleRole(role) }));
}
