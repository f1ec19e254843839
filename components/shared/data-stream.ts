/** The data streams of all environments; each environment's cluster holds one. */
export const dataStreamPattern = "logs-services-*";

/** Name of the one data stream by Elastic's scheme: type, dataset, namespace. */
export function dataStreamName(environment: string): string {
  return `logs-services-${environment}`;
}

/** The data streams in which rules leave what people are to be told, until somebody forwards it. */
export const outboxPattern = "alerts-outbox-*";

/** Name of an environment's outbox by the same scheme. */
export function outboxName(environment: string): string {
  return `alerts-outbox-${environment}`;
}
