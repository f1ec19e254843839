import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { labels } from "./shared/labels";

/**
 * Who stays when a node runs short: the higher value. Without a collector lines are lost within minutes, since a node keeps
 * 50 MiB of a container; without Logstash they wait there, and without Elasticsearch in Logstash's queue for hours.
 * Nobody's data hangs on Kibana. The company's own services have 0 unless they say otherwise.
 */
const classes = {
  collection: { value: 4000, why: "Filebeat: without it the node's lines are lost first", preempts: true },
  intake: { value: 3000, why: "Logstash: holds what Elasticsearch has not taken yet", preempts: false },
  storage: { value: 2000, why: "Elasticsearch and its operator", preempts: false },
  views: { value: 1000, why: "Kibana: comes back with nothing lost", preempts: false },
} as const;

/** A kind of work of the platform. */
export type Work = keyof typeof classes;

/**
 * The order in which parts of the platform are given up. None pushes pods of the company's services off a node but the
 * collector, which is small and has no other node to go to.
 */
export class Priorities extends pulumi.ComponentResource {
  /** Name of the class for each kind of work. */
  readonly of: Readonly<Record<Work, pulumi.Output<string>>>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Priorities", name, {}, opts);
    const declare = (work: Work): pulumi.Output<string> => {
      const { value, why, preempts } = classes[work];
      return new k8s.scheduling.v1.PriorityClass(
        `${name}-${work}`,
        {
          metadata: { name: `logging-${work}`, labels: labels("logging") },
          value,
          description: why,
          preemptionPolicy: preempts ? "PreemptLowerPriority" : "Never",
        },
        { parent: this, deleteBeforeReplace: true },
      ).metadata.name;
    };
    this.of = {
      collection: declare("collection"),
      intake: declare("intake"),
      storage: declare("storage"),
      views: declare("views"),
    };
    this.registerOutputs();
  }
}
