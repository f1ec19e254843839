import { parsedJson } from "./dotted-settings";
import { type Fields, isFields, isList, type Plain } from "./plain";
import type { Judged } from "./rule";

/** How a provider, or one resource of it, reaches Elasticsearch or Kibana. */
export interface Connection {
  readonly path: string;
  readonly fields: Fields;
}

const blocks = ["elasticsearches", "kibanas", "fleets", "elasticsearchConnections", "kibanaConnections"];

/** Every connection that is written down in a provider of Elastic's or in a resource of it. */
export function connectionsOf({ type, fields }: Judged): Connection[] {
  if (!/^(pulumi:providers:elasticstack$|elasticstack:)/.test(type)) return [];
  return blocks.flatMap((block) => {
    const value = fields[block];
    const connections = typeof value === "string" ? parsedJson(value) : value; // a provider gets its arguments as JSON
    const all: readonly Plain[] = isList(connections) ? connections : [connections];
    return all.flatMap((connection, index) =>
      isFields(connection) ? [{ path: `${block}[${String(index)}]`, fields: connection }] : [],
    );
  });
}
