import * as elasticstack from "@pulumi/elasticstack";
import * as pulumi from "@pulumi/pulumi";
import type { LogDataStream } from "../shared/connection";
import { outboxName } from "../shared/data-stream";
import { outboxFields } from "../shared/outbox";

export interface OutboxArgs {
  readonly environment: string;
  /** Nodes that hold it. */
  readonly hotNodes: number;
}

/** Days from rollover until notifications are gone: with the week before, no more than the month that logs are kept. */
export const outboxDays = 24;

/** Age at which an index of the outbox is rolled over; it is closed by its size before only in a storm of alerts. */
export const outboxRollover = { age: "7d", size: "1gb" } as const;

/** How notifications are kept. */
export const outboxMapping = { dynamic: false, properties: outboxFields };

/** The data stream in which rules leave what people are to be told: its lifecycle and its template. */
export class Outbox extends pulumi.ComponentResource implements LogDataStream {
  readonly dataStream: pulumi.Output<string>;

  constructor(name: string, args: OutboxArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Outbox", name, {}, opts);
    const fixedName = { parent: this, deleteBeforeReplace: true };
    const dataStream = outboxName(args.environment);

    const policy = new elasticstack.ElasticsearchIndexLifecycle(
      `${name}-lifecycle`,
      {
        name: "alerts-outbox",
        hot: {
          minAge: "0ms",
          rollover: { maxAge: outboxRollover.age, maxPrimaryShardSize: outboxRollover.size },
          setPriority: { priority: 100 },
        },
        delete: { minAge: `${String(outboxDays)}d`, delete: { deleteSearchableSnapshot: true } },
      },
      fixedName,
    );
    const settings = (policyName: string): object => ({
      index: {
        lifecycle: { name: policyName },
        number_of_replicas: String(Math.min(1, args.hotNodes - 1)),
        number_of_shards: "1",
      },
    });
    const template = new elasticstack.ElasticsearchIndexTemplate(
      `${name}-template`,
      {
        name: "alerts-outbox",
        indexPatterns: [dataStream],
        priority: 500,
        template: {
          mappings: JSON.stringify(outboxMapping),
          settings: policy.name.apply((policyName) => JSON.stringify(settings(policyName))),
        },
        dataStream: {},
      },
      fixedName,
    );
    this.dataStream = template.id.apply(() => dataStream);
    this.registerOutputs({ dataStream: this.dataStream });
  }
}
