import type { OutputMap } from "@pulumi/pulumi/automation";
import { isPeopleRole, type RoleName, roleNames } from "../components/access/roles";
import { Failure } from "./failure";

/** A user of stack local who has a role and no other. */
export interface RoleUser {
  readonly username: string;
  readonly password: string;
}

/**
 * The user of a role, from the outputs of stack local: a test person for a role of people, else the program's own.
 *
 * @throws Failure if there is no such role, or no person of stack local has it
 */
export function userOf(role: string, outputs: OutputMap): RoleUser {
  const known = roleNames.find((name) => name === role);
  if (known === undefined)
    throw new Failure(`there is no role '${role}'`, `Name one of these: ROLE=${roleNames.join("|")}.`);
  const user = isPeopleRole(known) ? personOf(known, outputs) : machineOf(known, outputs);
  if (user) return user;
  throw new Failure(
    `nobody in stack local has the role ${known}`,
    "Name somebody in the setting `people` of Pulumi.local.yaml, then run `make up`.",
  );
}

/** Whoever changed the first password, which a test person does not, cannot be found so. */
function personOf(role: RoleName, outputs: OutputMap): RoleUser | undefined {
  const logins = (outputs["firstLogins"]?.value ?? {}) as Record<string, { role: string; password: string }>;
  const found = Object.entries(logins).find(([, login]) => login.role === role);
  return found && { username: found[0], password: found[1].password };
}

function machineOf(role: RoleName, outputs: OutputMap): RoleUser | undefined {
  if (role === "provisioner") return outputs["provisioner"]?.value as RoleUser | undefined;
  const machines = (outputs["machines"]?.value ?? {}) as Record<string, RoleUser>;
  return machines[role];
}
