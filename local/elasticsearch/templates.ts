import type { Client, estypes } from "@elastic/elasticsearch";
import program from "../../index";
import { type DeclaredResource, record } from "../recorder";
import { stackSettings } from "../stack-file";

/** What Elasticsearch is told about the data stream, as its API takes it. */
export interface Templates {
  readonly components: readonly (estypes.ClusterPutComponentTemplateRequest & { readonly name: string })[];
  readonly index: estypes.IndicesPutIndexTemplateRequest;
}

/**
 * The templates that the program declares for a stack, out of the resources that Elastic's provider would write.
 *
 * @param overrides `key=value`
 */
export async function declaredTemplates(stack: string, overrides: readonly string[] = []): Promise<Templates> {
  const { resources } = await record(program, stack, stackSettings(stack, overrides));
  const inputs = (kind: string): DeclaredResource["inputs"][] =>
    resources.filter(({ type }) => type.endsWith(`:${kind}`)).map((resource) => resource.inputs);
  const index = inputs("ElasticsearchIndexTemplate").find(({ name }) => name === "logs-services");
  if (index === undefined) throw new Error("the program declares no index template of the logs");
  return {
    components: inputs("ElasticsearchComponentTemplate").map(({ name, template }) => ({
      name: String(name),
      template: parsed(template as Readonly<Record<string, string>>),
    })),
    index: {
      name: String(index["name"]),
      index_patterns: index["indexPatterns"] as string[],
      composed_of: index["composedOfs"] as string[],
      priority: index["priority"] as number,
      data_stream: {},
    },
  };
}

/** Writes them, the parts first. */
export async function putTemplates(client: Client, { components, index }: Templates): Promise<void> {
  for (const component of components) await client.cluster.putComponentTemplate(component);
  await client.indices.putIndexTemplate(index);
}

/** The provider takes mappings and settings as JSON. */
function parsed(template: Readonly<Record<string, string>>): estypes.IndicesIndexState {
  return Object.fromEntries(Object.entries(template).map(([part, json]) => [part, JSON.parse(json) as unknown]));
}
