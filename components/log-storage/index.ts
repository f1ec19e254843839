import * as elasticstack from "@pulumi/elasticstack";
import * as pulumi from "@pulumi/pulumi";
import type { KeptLogs } from "../shared/connection";
import { dataStreamName } from "../shared/data-stream";
import { mapping } from "./fields";
import { inDays, lifetime, phases, replicas, type Retention } from "./lifecycle";
import { lifecycle, priority, settings } from "./templates";

export interface LogStorageArgs extends Retention {
  readonly environment: string;
  /** Nodes that hold the hot tier. */
  readonly hotNodes: number;
  /** Nodes that hold the cold tier. */
  readonly coldNodes: number;
  /** Whether indices are in index mode logsdb; an index keeps the mode it began with. */
  readonly logsdb: boolean;
}

/** Everything Elasticsearch must know before the first line arrives: lifecycle, mapping, settings, the template of the one data stream. */
export class LogStorage extends pulumi.ComponentResource implements KeptLogs {
  readonly dataStream: pulumi.Output<string>;
  readonly lifetimeDays: KeptLogs["lifetimeDays"];

  constructor(name: string, args: LogStorageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:LogStorage", name, {}, opts);
    const child = { parent: this };
    const fixedName = { ...child, deleteBeforeReplace: true };
    const dataStream = dataStreamName(args.environment);

    const policy = new elasticstack.ElasticsearchIndexLifecycle(
      `${name}-lifecycle`,
      { name: "logs-services", ...phases(args, Math.min(args.hotNodes, args.coldNodes)) },
      fixedName,
    );
    const mappings = new elasticstack.ElasticsearchComponentTemplate(
      `${name}-mapping`,
      { name: "logs-services-mapping", template: { mappings: JSON.stringify(mapping) } },
      fixedName,
    );
    const indices = new elasticstack.ElasticsearchComponentTemplate(
      `${name}-settings`,
      {
        name: "logs-services-settings",
        template: { settings: JSON.stringify(settings({ logsdb: args.logsdb, replicas: replicas(args.hotNodes) })) },
      },
      fixedName,
    );
    const lives = new elasticstack.ElasticsearchComponentTemplate(
      `${name}-lifecycle-settings`,
      {
        name: "logs-services-lifecycle",
        template: { settings: policy.name.apply((policyName) => JSON.stringify(lifecycle(policyName))) },
      },
      fixedName,
    );
    const template = new elasticstack.ElasticsearchIndexTemplate(
      `${name}-template`,
      {
        name: "logs-services",
        indexPatterns: [dataStream],
        priority,
        composedOfs: [mappings.name, indices.name, lives.name],
        dataStream: {},
      },
      fixedName,
    );

    this.dataStream = template.id.apply(() => dataStream);
    const { atLeast, atMost } = lifetime(args);
    this.lifetimeDays = { atLeast: inDays(atLeast), atMost: inDays(atMost) };
    this.registerOutputs({ dataStream: this.dataStream, lifetimeDays: this.lifetimeDays });
  }
}
