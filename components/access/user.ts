import * as elasticstack from "@pulumi/elasticstack";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { createHash } from "node:crypto";
import type { Credentials } from "../shared/connection";

/** A native user with a generated password, known once the user exists. */
export function createUser(
  name: string,
  user: { readonly username: string; readonly role: pulumi.Input<string>; readonly enabled?: boolean },
  opts: pulumi.CustomResourceOptions,
): Credentials {
  const password = new random.RandomPassword(`${name}-${user.username}`, { length: 32, special: false }, opts);
  const created = new elasticstack.ElasticsearchSecurityUser(
    `${name}-user-${user.username}`,
    {
      username: user.username,
      roles: [user.role],
      enabled: user.enabled ?? true,
      passwordWo: password.result, // write-only: it is sent to Elasticsearch and kept in no state of the provider
      passwordWoVersion: password.result.apply(fingerprint), // a new password is sent only under a new version
    },
    { ...opts, deleteBeforeReplace: true },
  );
  return {
    username: user.username,
    password: pulumi.all([password.result, created.id]).apply(([result]) => result),
  };
}

function fingerprint(secret: string): string {
  return createHash("sha256").update(secret).digest("hex").slice(0, 16);
}
