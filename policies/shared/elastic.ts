import type { Judged } from "./rule";

/** Whether a resource is of the given class of Elastic's provider, such as `ElasticsearchIndexTemplate`. */
export function isElastic(type: string, resourceClass: string): boolean {
  return type.startsWith("elasticstack:") && type.endsWith(`:${resourceClass}`);
}

/** Whether a resource is an index template that makes data streams. */
export function isDataStreamTemplate({ type, fields }: Judged): boolean {
  return isElastic(type, "ElasticsearchIndexTemplate") && fields["dataStream"] !== undefined;
}

/** The kind of one of Elastic's resources for the operator, such as `Kibana`; undefined for any other resource. */
export function operatedKind(type: string): string | undefined {
  return /^kubernetes:\w+\.k8s\.elastic\.co\/\w+:(\w+)$/.exec(type)?.[1];
}

const daysPer: Readonly<Record<string, number>> = {
  d: 1,
  h: 1 / 24,
  m: 1 / 1440,
  s: 1 / 86_400,
  ms: 1 / 86_400_000,
};

/** Days in an Elasticsearch time such as `1d`, `90m` or `0ms`; undefined if it cannot be read. */
export function days(time: string): number | undefined {
  const [, count, unit = ""] = /^(\d+)(d|h|m|s|ms)$/.exec(time) ?? [];
  const perUnit = daysPer[unit];
  return perUnit === undefined ? undefined : Number(count) * perUnit;
}

/** Whether a name fits an index pattern, in which `*` stands for anything. */
export function fits(name: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(".*")}$`).test(name);
}
