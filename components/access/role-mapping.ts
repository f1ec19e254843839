import * as elasticstack from "@pulumi/elasticstack";
import type * as pulumi from "@pulumi/pulumi";

/** What gives a group's members the role when they log in through the identity provider; any realm's groups count. */
export function createRoleMapping(
  name: string,
  group: string,
  role: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): void {
  new elasticstack.ElasticsearchSecurityRoleMapping(
    `${name}-sso-${group}`,
    { name: `logs-${group}`, enabled: true, roles: [role], rules: JSON.stringify({ field: { groups: group } }) },
    opts,
  );
}
