import { parsedYaml } from "./dotted-settings";
import { operatedKind } from "./elastic";
import { filesOf } from "./files";
import { at, type Fields, list, type Plain, texts } from "./plain";
import { type Container, containersOf, podsOf } from "./pods";
import type { Judged } from "./rule";

/** Settings of Elasticsearch, Kibana or Logstash, wherever a resource gives them. */
export interface ElasticConfig {
  readonly path: string;
  readonly config: Plain;
}

/** All settings in a resource: for the operator, in a container's environment or command, or in a file of a ConfigMap or Secret. */
export function configsOf(resource: Judged): ElasticConfig[] {
  if (!resource.type.startsWith("kubernetes:")) return [];
  return [...operated(resource), ...podsOf(resource).flatMap(containersOf).flatMap(inContainer), ...inFiles(resource)];
}

function operated(resource: Judged): ElasticConfig[] {
  if (operatedKind(resource.type) === undefined) return [];
  const { fields } = resource;
  const nodeSets = list(at(fields, "spec", "nodeSets")).map((nodeSet, index): ElasticConfig => ({
    path: `spec.nodeSets[${String(index)}].config`,
    config: at(nodeSet, "config"),
  }));
  return [{ path: "spec.config", config: at(fields, "spec", "config") }, ...nodeSets];
}

const product = /(?:^|\/)(elasticsearch|kibana|logstash)(-[\w-]+)?(:|@|$)/;

/** Containers of the operator's mostly leave their image out, and have the product's name. */
function inContainer({ path, fields }: Container): ElasticConfig[] {
  const name = fields["image"] ?? fields["name"];
  if (typeof name !== "string" || !product.test(name)) return [];
  const variables = list(fields["env"]).flatMap((variable) => {
    const key = at(variable, "name");
    return typeof key === "string" ? [[settingName(key), at(variable, "value")] as const] : [];
  });
  const words = [...texts(fields["command"]), ...texts(fields["args"])].join(" ");
  const options = [...words.matchAll(/(?:^|\s)(?:-E\s*|--)([\w.]+)[=\s]("[^"]*"|'[^']*'|\S+)/g)].map(
    ([, key = "", value = ""]) => [key, value.replaceAll(/^["']|["']$/g, "")] as const,
  );
  return [
    { path: `${path}.env`, config: Object.fromEntries(variables) },
    { path: `${path}.args`, config: Object.fromEntries(options) },
  ];
}

function inFiles(resource: Judged): ElasticConfig[] {
  const files = Object.entries(filesOf(resource));
  const parsed = files.flatMap(([key, text]): ElasticConfig[] =>
    /(^|[^\w])(elasticsearch|kibana|logstash)\.ya?ml$/.test(key) && typeof text === "string"
      ? [{ path: key, config: parsedYaml(text) }]
      : [],
  );
  const variables: Fields = Object.fromEntries(
    files.filter(([key]) => /^(xpack\.|XPACK_|ES_SETTING_)/.test(key)).map(([key, value]) => [settingName(key), value]),
  );
  return [...parsed, { path: "data", config: variables }];
}

/**
 * The setting that a variable stands for in Elastic's images: `ES_SETTING_XPACK_SECURITY_ENABLED` in Elasticsearch's, where two
 * underscores are one, `SERVER_SSL_ENABLED` in the others, or the setting's own name. Capitals
 * within a name are lost.
 */
function settingName(variable: string): string {
  if (/^[^A-Z]*$/.test(variable) || variable.includes(".")) return variable;
  return variable
    .replace(/^ES_SETTING_/, "")
    .toLowerCase()
    .replaceAll(/_+/g, (underscores) => (underscores.length > 1 ? "_" : "."));
}
