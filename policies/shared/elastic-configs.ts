import { operatedKind } from "./elastic";
import { at, list, type Plain } from "./plain";
import type { Judged } from "./rule";

/** Settings in a resource of the operator's: of Kibana, Logstash or a node set of Elasticsearch. */
export interface ElasticConfig {
  readonly path: string;
  readonly config: Plain;
}

/** All settings in a resource; none of what the operator does not look after. */
export function configsOf({ type, fields }: Judged): ElasticConfig[] {
  if (operatedKind(type) === undefined) return [];
  const nodeSets = list(at(fields, "spec", "nodeSets")).map((nodeSet, index): ElasticConfig => ({
    path: `spec.nodeSets[${String(index)}].config`,
    config: at(nodeSet, "config"),
  }));
  return [{ path: "spec.config", config: at(fields, "spec", "config") }, ...nodeSets];
}
