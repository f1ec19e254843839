import * as pulumi from "@pulumi/pulumi";
import type { Credentials, DataViews, Spaces } from "../shared/connection";
import type { SpaceId } from "../shared/role";
import type { AccessSettings } from "./access-settings";
import { createReaderKey } from "./reader-key";
import { createRole } from "./role";
import { createRoleMapping } from "./role-mapping";
import { type PeopleRole, type RoleName, roles } from "./roles";
import { createSpace, type CreatedSpace, type Shown } from "./space";
import { spaces } from "./spaces";
import { createUser } from "./user";

export interface AccessArgs extends AccessSettings, Shown {
  /** Id of the password that Logstash writes with: another one is another user, so that the old one writes on until it is gone. */
  readonly shipperKey: string;
}

/** What a person needs to log in for the first time. */
export interface FirstLogin {
  readonly role: PeopleRole;
  /** Secret. */
  readonly password: pulumi.Output<string>;
}

/** Who may what: spaces and roles as the matrix says, and the users, people and programs that have them. */
export class Access extends pulumi.ComponentResource implements Spaces, DataViews {
  readonly spaces: Spaces["spaces"];
  readonly dataViews: DataViews["dataViews"];
  /** Can append to the data stream and nothing else; known once the user exists. */
  readonly shipper: Credentials;
  /** Whoever creates a rule lends it his rights: these are for rules; known once the user exists. */
  readonly alerting: Credentials;
  /** By login. */
  readonly firstLogins: Readonly<Record<string, FirstLogin>>;
  /** Secret, by name; as the header `Authorization: ApiKey …` takes them. */
  readonly readerKeys: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: AccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Access", name, {}, opts);
    const child = { parent: this };
    const fixedName = { ...child, deleteBeforeReplace: true };

    const space = (id: SpaceId): CreatedSpace => createSpace(name, id, spaces[id], args, fixedName);
    const [support, development, analytics, security] = [
      space("support"),
      space("development"),
      space("analytics"),
      space("security"),
    ];
    this.spaces = {
      support: support.spaceId,
      development: development.spaceId,
      analytics: analytics.spaceId,
      security: security.spaceId,
    };
    this.dataViews = {
      support: support.views,
      development: development.views,
      analytics: analytics.views,
      security: security.views,
    };
    const role = (of: RoleName): pulumi.Output<string> =>
      createRole(`${name}-role-${of}`, of, roles[of], this.spaces, fixedName);
    const peopleRoles: Record<PeopleRole, pulumi.Output<string>> = {
      log_support: role("log_support"),
      log_developer: role("log_developer"),
      log_analyst: role("log_analyst"),
      log_security: role("log_security"),
      log_admin: role("log_admin"),
    };

    this.shipper = createUser(name, { username: `log_shipper-${args.shipperKey}`, role: role("log_shipper") }, child);
    this.alerting = createUser(name, { username: "log_alerting", role: role("log_alerting") }, child);
    this.firstLogins = Object.fromEntries(
      args.people.map(({ login, role, disabled }) => {
        const user = { username: login, role: peopleRoles[role], enabled: !disabled };
        return [login, { role, password: createUser(`${name}-person`, user, child).password }];
      }),
    );
    this.readerKeys = Object.fromEntries(args.readerKeys.map((key) => [key.name, createReaderKey(name, key, child)]));
    for (const { group, role } of args.ssoGroups) createRoleMapping(name, group, peopleRoles[role], fixedName);
    this.registerOutputs();
  }
}
