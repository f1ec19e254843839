import * as elasticstack from "@pulumi/elasticstack";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { createHash } from "node:crypto";
import type { Credentials } from "../shared/connection";
import { reader, shipper } from "./roles";
import { support } from "./spaces";

/** Who may what: the space for support, a role that reads there, and the user that Logstash writes as. */
export class Access extends pulumi.ComponentResource {
  /** Can append to the data stream and nothing else; known once the user exists. */
  readonly shipper: Credentials;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Access", name, {}, opts);
    const child = { parent: this };
    const fixedName = { ...child, deleteBeforeReplace: true };

    const space = new elasticstack.KibanaSpace(
      `${name}-space-${support.id}`,
      { spaceId: support.id, name: support.name, description: support.description },
      fixedName,
    );
    new elasticstack.KibanaSecurityRole(
      `${name}-role-${reader.name}`,
      {
        name: reader.name,
        description: reader.description,
        elasticsearch: { indices: reader.indices },
        kibanas: [{ spaces: [space.spaceId], features: reader.features }],
      },
      fixedName,
    );

    const role = new elasticstack.ElasticsearchSecurityRole(`${name}-role-${shipper.name}`, shipper, fixedName);
    const password = new random.RandomPassword(`${name}-${shipper.name}`, { length: 32, special: false }, child);
    const user = new elasticstack.ElasticsearchSecurityUser(
      `${name}-user-${shipper.name}`,
      {
        username: shipper.name,
        roles: [role.name],
        passwordWo: password.result, // write-only: it is sent to Elasticsearch and kept in no state of the provider
        passwordWoVersion: password.result.apply(fingerprint), // a new password is sent only under a new version
      },
      fixedName,
    );

    this.shipper = {
      username: shipper.name,
      password: pulumi.all([password.result, user.id]).apply(([result]) => result),
    };
    this.registerOutputs();
  }
}

function fingerprint(secret: string): string {
  return createHash("sha256").update(secret).digest("hex").slice(0, 16);
}
