import * as elasticstack from "@pulumi/elasticstack";
import * as pulumi from "@pulumi/pulumi";
import type { KeptLogs } from "../shared/connection";
import { dataStreamName } from "../shared/data-stream";
import { mapping } from "./fields";
import { inDays, lifetime, phases, replicas, type Retention } from "./lifecycle";

export interface LogStorageArgs extends Retention {
  readonly environment: string;
  /** Nodes that hold the hot tier. */
  readonly hotNodes: number;
  /** Nodes that hold the cold tier. */
  readonly coldNodes: number;
}

/** Above Elastic's own templates for `logs-*-*`, which have 100. */
const priority = 500;

/** Everything Elasticsearch must know before the first line arrives: lifecycle, mapping, settings, the template of the one data stream. */
export class LogStorage extends pulumi.ComponentResource implements KeptLogs {
  readonly dataStream: pulumi.Output<string>;
  readonly lifetimeDays: KeptLogs["lifetimeDays"];

  constructor(name: string, args: LogStorageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:LogStorage", name, {}, opts);
    const child = { parent: this };
    const fixedName = { ...child, deleteBeforeReplace: true };
    const dataStream = dataStreamName(args.environment);

    const lifecycle = new elasticstack.ElasticsearchIndexLifecycle(
      `${name}-lifecycle`,
      { name: "logs-services", ...phases(args, args.coldNodes) },
      fixedName,
    );
    const mappings = new elasticstack.ElasticsearchComponentTemplate(
      `${name}-mapping`,
      { name: "logs-services-mapping", template: { mappings: JSON.stringify(mapping) } },
      fixedName,
    );
    const settings = new elasticstack.ElasticsearchComponentTemplate(
      `${name}-settings`,
      {
        name: "logs-services-settings",
        template: {
          settings: lifecycle.name.apply((policy) =>
            JSON.stringify({
              index: {
                codec: "best_compression",
                lifecycle: { name: policy },
                mapping: { ignore_malformed: "true", total_fields: { limit: "500" } },
                number_of_replicas: String(replicas(args.hotNodes)),
                number_of_shards: "1",
              },
            }),
          ),
        },
      },
      fixedName,
    );
    const template = new elasticstack.ElasticsearchIndexTemplate(
      `${name}-template`,
      {
        name: "logs-services",
        indexPatterns: [dataStream],
        priority,
        composedOfs: [mappings.name, settings.name],
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
