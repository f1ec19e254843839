import type { Client } from "@elastic/elasticsearch";
import type { Declaration, DeclaredResource } from "../../local/recorder";
import { at, find } from "./deploy";

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** A lifecycle policy's phases as Elastic's provider sends them: its own names, `readonly` without its switch. */
export function policyPhases(lifecycle: DeclaredResource): Record<string, Json> {
  const phases = ["hot", "cold", "delete"].map((name) => {
    const { minAge, ...actions } = at(lifecycle, name) as Json;
    const { readonly, ...others } = snakeCase(actions) as Json;
    return [name, { min_age: minAge, actions: readonly === undefined ? others : { ...others, readonly: {} } }];
  });
  return Object.fromEntries(phases) as Record<string, Json>;
}

/** The phases of the one policy of a program. */
export function phasesOf(declaration: Declaration): Record<string, Json> {
  return policyPhases(find(declaration, ":ElasticsearchIndexLifecycle", "log-storage-lifecycle"));
}

/** A snapshot repository as the provider sends it. */
export function repositoryBody(repository: DeclaredResource): { type: string; settings: Json } {
  const type = ["fs", "s3"].find((name) => at(repository, name) !== undefined) ?? "none";
  return { type, settings: snakeCase(at(repository, type)) as Json };
}

/** A snapshot policy as the provider sends it; what a program leaves out has the provider's default. */
export function snapshotPolicyBody({ inputs }: DeclaredResource): Json {
  return {
    name: inputs["snapshotName"],
    schedule: inputs["schedule"],
    repository: inputs["repository"],
    retention: {
      expire_after: inputs["expireAfter"],
      min_count: inputs["minCount"],
      max_count: inputs["maxCount"],
    },
    config: {
      indices: inputs["indices"],
      ignore_unavailable: inputs["ignoreUnavailable"],
      include_global_state: inputs["includeGlobalState"],
      expand_wildcards: "open,hidden",
      partial: false,
    },
  };
}

/** Gives Elasticsearch what the program declares for its log storage, in the provider's order. */
export async function putStorage(client: Client, declaration: Declaration): Promise<void> {
  await putPolicy(client, phasesOf(declaration));
  const ofType = (type: string) => declaration.resources.filter((resource) => resource.type.endsWith(`:${type}`));
  for (const template of ofType("ElasticsearchComponentTemplate"))
    await request(client, "PUT", `/_component_template/${String(at(template, "name"))}`, templateBody(template));
  for (const template of ofType("ElasticsearchIndexTemplate"))
    await request(client, "PUT", `/_index_template/${String(at(template, "name"))}`, templateBody(template));
}

/** Puts the policy `logs-services`, or another one. */
export async function putPolicy(client: Client, phases: Json, name = "logs-services"): Promise<void> {
  await request(client, "PUT", `/_ilm/policy/${name}`, { policy: { phases } });
}

/** A request in the very words given, past the client's own types. */
export async function request(client: Client, method: string, path: string, body?: Json): Promise<unknown> {
  return await client.transport.request({ method, path, ...(body === undefined ? {} : { body }) });
}

function templateBody({ inputs }: DeclaredResource): Json {
  const { composedOfs, template, ...others } = inputs;
  const named = snakeCase(others) as Json;
  return {
    ...Object.fromEntries(Object.entries(named).filter(([key]) => key !== "name")), // it stands in the address
    ...(composedOfs === undefined ? {} : { composed_of: composedOfs }),
    ...(template === undefined ? {} : { template: parsed(template as Json) }),
  };
}

/** The provider takes free JSON as text. */
function parsed(template: Json): Json {
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [key, typeof value === "string" ? JSON.parse(value) : value]),
  );
}

function snakeCase(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snakeCase(item),
    ]),
  );
}
