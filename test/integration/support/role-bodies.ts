import { kibanaApplication } from "../../../components/shared/role";
import { type Declaration, type DeclaredResource, withoutSecrets } from "../../../local/recorder";
import { at } from "../../support/deploy";

/** A role as Elasticsearch takes it. */
export interface RoleBody {
  readonly cluster: readonly string[];
  readonly indices: readonly object[];
  readonly applications: readonly object[];
}

/** The roles that a program declares, by name: resources, and the file that Elasticsearch reads at its start. */
export function roleBodies({ resources }: Declaration): Record<string, RoleBody> {
  const declared = resources.flatMap((resource): [string, RoleBody][] => {
    const name = String(at(resource, "name"));
    if (resource.type.endsWith(":ElasticsearchSecurityRole")) return [[name, elasticsearchPart(resource.inputs)]];
    if (!resource.type.endsWith(":KibanaSecurityRole")) return [];
    const elasticsearch = elasticsearchPart(at(resource, "elasticsearch"));
    return [[name, { ...elasticsearch, applications: grants(resource).map(application) }]];
  });
  return { ...Object.fromEntries(declared), ...rolesInFiles(resources) };
}

function elasticsearchPart(inputs: unknown): RoleBody {
  const { clusters = [], indices = [] } = inputs as { clusters?: string[]; indices?: object[] };
  return { cluster: clusters, indices, applications: [] };
}

interface Grant {
  readonly spaces: readonly string[];
  readonly bases?: readonly string[];
  readonly features?: readonly { readonly name: string; readonly privileges: readonly string[] }[];
}

const grants = (resource: DeclaredResource): readonly Grant[] => at(resource, "kibanas") as Grant[];

/** As Kibana writes it; a test of the double of Kibana holds it to the same. */
function application({ spaces, bases = [], features = [] }: Grant): object {
  const everywhere = spaces[0] === "*";
  return {
    application: kibanaApplication,
    resources: everywhere ? ["*"] : spaces.map((space) => `space:${space}`),
    privileges: [
      ...bases.map((base) => (everywhere ? base : `space_${base}`)),
      ...features.flatMap(({ name, privileges }) => privileges.map((privilege) => `feature_${name}.${privilege}`)),
    ],
  };
}

function rolesInFiles(resources: readonly DeclaredResource[]): Record<string, RoleBody> {
  const inputs = resources.find(({ name }) => name === "elasticsearch-roles")?.inputs;
  const { stringData } = withoutSecrets(inputs, (secret) => secret) as { stringData: Record<string, string> };
  return JSON.parse(stringData["roles.yml"] ?? "") as Record<string, RoleBody>;
}
