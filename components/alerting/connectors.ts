import * as elasticstack from "@pulumi/elasticstack";
import type * as pulumi from "@pulumi/pulumi";

/** The two ways out of Kibana that every licence has. */
export interface Connectors {
  /** Into the outbox; an identifier. */
  readonly outbox: pulumi.Output<string>;
  /** Into Kibana's own log; an identifier. */
  readonly serverLog: pulumi.Output<string>;
}

/** The connectors of one space; a rule can use only those of its own. */
export function createConnectors(
  name: string,
  spaceId: pulumi.Input<string>,
  outbox: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): Connectors {
  const index = new elasticstack.KibanaActionConnector(
    `${name}-outbox`,
    {
      spaceId,
      name: "Outbox of alerts",
      connectorTypeId: ".index",
      config: outbox.apply((index) => JSON.stringify({ index, refresh: false, executionTimeField: "@timestamp" })),
    },
    opts,
  );
  const log = new elasticstack.KibanaActionConnector(
    `${name}-server-log`,
    { spaceId, name: "Log of Kibana", connectorTypeId: ".server-log" },
    opts,
  );
  return { outbox: index.connectorId, serverLog: log.connectorId };
}
