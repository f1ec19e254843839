import * as elasticstack from "@pulumi/elasticstack";
import type * as pulumi from "@pulumi/pulumi";
import type { KibanaGrant, Role, SpaceId } from "../shared/role";

/**
 * A role as a resource: of Kibana where it grants anything there, else of Elasticsearch.
 *
 * @param spaces the spaces' identifiers, known once they exist
 * @returns the role's name, known once it exists
 */
export function createRole(
  name: string,
  roleName: string,
  role: Role,
  spaces: Readonly<Record<SpaceId, pulumi.Input<string>>>,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const common = { name: roleName, description: role.description };
  const elasticsearch = {
    clusters: [...role.clusters],
    indices: role.indices.map(({ names, privileges }) => ({ names: [...names], privileges: [...privileges] })),
  };
  if (role.kibana.length === 0)
    return new elasticstack.ElasticsearchSecurityRole(name, { ...common, ...elasticsearch }, opts).name;
  const kibanas = role.kibana.map((grant) => kibanaPart(grant, spaces));
  return new elasticstack.KibanaSecurityRole(name, { ...common, elasticsearch, kibanas }, opts).name;
}

function kibanaPart(grant: KibanaGrant, spaces: Readonly<Record<SpaceId, pulumi.Input<string>>>) {
  if (grant.spaces === "*") return { spaces: ["*"], bases: [grant.base] };
  const features = Object.entries(grant.features).flatMap(([name, privilege]) =>
    privilege === undefined ? [] : [{ name, privileges: [privilege] }],
  );
  return { spaces: grant.spaces.map((id) => spaces[id]), features };
}
