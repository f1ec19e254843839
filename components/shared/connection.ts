import type * as pulumi from "@pulumi/pulumi";
import type { SpaceId } from "./role";

/** A user of Elasticsearch. */
export interface Credentials {
  readonly username: string;
  /** Secret. */
  readonly password: pulumi.Output<string>;
}

/** What others need to reach Elasticsearch from inside Kubernetes. */
export interface ElasticsearchConnection {
  /** Name of the Elasticsearch resource, in the namespace of the stack. */
  readonly clusterName: pulumi.Output<string>;
  /** Address inside Kubernetes, for example `https://logs-es-http.logging.svc:9200`. */
  readonly url: pulumi.Output<string>;
  /** Secret in the same namespace whose `ca.crt` signs Elasticsearch's certificate. */
  readonly certificateSecret: pulumi.Output<string>;
}

/** Where Filebeat sends to. */
export interface BeatsReceiver {
  /** `host:port` inside Kubernetes. */
  readonly address: pulumi.Output<string>;
  /** PEM of the authority that signs the receiver's certificate. */
  readonly certificateAuthority: pulumi.Output<string>;
}

/** The data stream that holds the logs of every service. */
export interface LogDataStream {
  /** `logs-services-ENVIRONMENT`; known once what describes it exists, so that nothing is written before. */
  readonly dataStream: pulumi.Output<string>;
}

/** That data stream with its bounds. */
export interface KeptLogs extends LogDataStream {
  /** Days from when Elasticsearch takes a line until it is gone. */
  readonly lifetimeDays: { readonly atLeast: number; readonly atMost: number };
}

/** The spaces of Kibana. */
export interface Spaces {
  /** Their identifiers, known once they exist. */
  readonly spaces: Readonly<Record<SpaceId, pulumi.Output<string>>>;
}

/** The data views of one space; their identifiers, known once they exist. */
export interface SpaceViews {
  /** Of the services' logs. */
  readonly logs: pulumi.Output<string>;
  /** Of the alerts' notifications, where the space's readers may see them. */
  readonly outbox?: pulumi.Output<string>;
}

/** The data views of Kibana. */
export interface DataViews {
  readonly dataViews: Readonly<Record<SpaceId, SpaceViews>>;
}
