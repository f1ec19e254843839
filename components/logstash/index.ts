import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { authorityOf } from "../shared/certificates";
import type { BeatsReceiver, Credentials, ElasticsearchConnection, LogDataStream } from "../shared/connection";
import { oneAtATime } from "../shared/disruption";
import { greenIn, labels, labelsForAll, operatorWritesToo } from "../shared/labels";
import { image, type Images } from "../shared/versions";
import { deadLettersGiB, type Pipeline, pipelines, scripts } from "./pipelines";
import { podTemplate } from "./pod";

export interface LogstashArgs {
  readonly namespace: pulumi.Input<string>;
  readonly elasticsearch: ElasticsearchConnection;
  /** The user Logstash writes as. */
  readonly writer: Credentials;
  /** Where it writes; Logstash starts once this exists. */
  readonly storage: LogDataStream;
  readonly environment: string;
  readonly images: Images;
  readonly replicas: number;
  /** GiB per replica; the heap is half of it. */
  readonly memoryGiB: number;
  /** GiB per replica that the queue may fill while Elasticsearch is away. */
  readonly queueGiB: number;
  readonly storageClass: string;
  /** Whether DEBUG records are stored. */
  readonly keepDebug: boolean;
  /** Address to which notifications of alerts are posted, secret; undefined where nobody is told. */
  readonly alertWebhook: pulumi.Output<string> | undefined;
  readonly priorityClass: pulumi.Input<string>;
}

/** What this project uses of ECK's Logstash resource (logstash.k8s.elastic.co/v1alpha1). */
interface LogstashSpec {
  version: string;
  image: string;
  count: number;
  config: Record<string, boolean | number | string>;
  pipelines: Pipeline[];
  services: {
    name: string;
    tls?: { selfSignedCertificate: { subjectAltNames: { dns: pulumi.Input<string> }[] } };
    service?: {
      metadata: { labels: Record<string, string> };
      spec: k8s.types.input.core.v1.ServiceSpec;
    };
  }[];
  podTemplate: k8s.types.input.core.v1.PodTemplateSpec;
  volumeClaimTemplates: k8s.types.input.core.v1.PersistentVolumeClaim[];
}

/** Room on the volume beside the queue, in GiB: the dead letters, and one for the small queues, last pages and Logstash's own files. */
const besideQueueGiB = deadLettersGiB + 1;

/** A running Logstash that takes events from Filebeat over TLS, keeps them on disk and writes them to the data stream. */
export class Logstash extends pulumi.ComponentResource implements BeatsReceiver {
  readonly address: pulumi.Output<string>;
  readonly certificateAuthority: pulumi.Output<string>;

  constructor(name: string, args: LogstashArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Logstash", name, {}, opts);
    const child = { parent: this };
    const namespace = args.namespace;
    const host = pulumi.interpolate`logs-ls-beats.${namespace}.svc`;

    const writer = new k8s.core.v1.Secret(
      `${name}-writer`,
      {
        metadata: { namespace, labels: labels("logstash") },
        type: "kubernetes.io/basic-auth",
        immutable: true, // another user is another Secret, and with it new pods
        stringData: { username: args.writer.username, password: args.writer.password },
      },
      child,
    );
    const webhook =
      args.alertWebhook &&
      new k8s.core.v1.Secret(
        `${name}-alert-webhook`,
        {
          metadata: { namespace, labels: labels("logstash") },
          immutable: true, // another address is another Secret, and with it new pods
          stringData: { url: args.alertWebhook },
        },
        child,
      );
    // The name is Pulumi's: a changed script makes a new ConfigMap, and with it new pods; Logstash reads scripts at its start.
    const scriptFiles = new k8s.core.v1.ConfigMap(
      `${name}-scripts`,
      { metadata: { namespace, labels: labels("logstash") }, immutable: true, data: scripts() },
      child,
    );

    const spec: LogstashSpec = {
      version: args.images.elasticVersion,
      image: image(args.images, "logstash"),
      count: args.replicas,
      config: {
        "config.reload.automatic": true,
        "ssl.reload.automatic": true, // a renewed authority of Elasticsearch is read without a restart
      },
      pipelines: pipelines(args.queueGiB, webhook !== undefined),
      services: [
        // ECK issues one certificate, for the API; the beats input shows it too
        { name: "api", tls: { selfSignedCertificate: { subjectAltNames: [{ dns: host }] } } },
        {
          name: "beats",
          service: {
            metadata: { labels: labels("logstash") }, // which ECK puts on every Service but this one
            spec: { ports: [{ name: "beats", port: 5044, targetPort: "beats" }] },
          },
        },
      ],
      podTemplate: podTemplate({
        replicas: args.replicas,
        memoryGiB: args.memoryGiB,
        priorityClass: args.priorityClass,
        environment: args.storage.dataStream.apply(() => args.environment),
        elasticsearchUrl: args.elasticsearch.url,
        elasticsearchCertificate: args.elasticsearch.certificateSecret,
        writer: writer.metadata.name,
        alertWebhook: webhook?.metadata.name,
        scripts: scriptFiles.metadata.name,
        keepDebug: args.keepDebug,
      }),
      volumeClaimTemplates: [
        {
          metadata: { name: "logstash-data" }, // the name that ECK expects
          spec: {
            accessModes: ["ReadWriteOnce"],
            storageClassName: args.storageClass,
            resources: { requests: { storage: `${String(args.queueGiB + besideQueueGiB)}Gi` } },
          },
        },
      ],
    };
    const instance = new k8s.apiextensions.CustomResource(
      `${name}-instance`,
      {
        apiVersion: "logstash.k8s.elastic.co/v1alpha1",
        kind: "Logstash",
        metadata: {
          name: "logs",
          namespace,
          labels: labels("logstash"),
          annotations: {
            ...operatorWritesToo,
            ...labelsForAll,
            ...greenIn(args.images.elasticVersion),
          },
        },
        spec,
      },
      { ...child, deleteBeforeReplace: true },
    );
    if (args.replicas > 1)
      new k8s.policy.v1.PodDisruptionBudget(`${name}-budget`, oneAtATime("logstash", namespace), child);

    const certificate = k8s.core.v1.Secret.get(
      `${name}-certificate`,
      pulumi.all([instance.id, namespace]).apply(([, namespace]) => `${namespace}/logs-ls-http-certs-public`),
      child,
    );
    this.address = pulumi.interpolate`${host}:5044`;
    this.certificateAuthority = pulumi.unsecret(certificate.data.apply(authorityOf)); // a Secret, but not a secret
    this.registerOutputs({ address: this.address });
  }
}
