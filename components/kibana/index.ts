import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { ElasticsearchConnection } from "../shared/connection";
import { type SubjectAltName, subjectAltNames } from "../shared/certificates";
import { oneAtATime } from "../shared/disruption";
import type { KeyIds } from "../shared/key-ids";
import { greenIn, labels, labelsForAll, operatorWritesToo } from "../shared/labels";
import { image, type Images } from "../shared/versions";
import { podTemplate } from "./pod";

export interface KibanaArgs {
  readonly namespace: pulumi.Input<string>;
  readonly elasticsearch: ElasticsearchConnection;
  readonly images: Images;
  readonly replicas: number;
  /** Serve HTTPS with ECK's certificate; off only where nothing but the machine itself can connect. */
  readonly tls: boolean;
  /** Address that Pulumi uses; its host becomes a name in the certificate. */
  readonly endpoint: string;
  /** Address that people open; links in alerts start with it. */
  readonly publicUrl: string;
  /** Refuse to delete the encryption keys: without them rules and connectors cannot be read any more. */
  readonly protectData: boolean;
  readonly keys: KeyIds;
  readonly priorityClass: pulumi.Input<string>;
}

/** What this project uses of ECK's Kibana resource (kibana.k8s.elastic.co/v1). */
interface KibanaSpec {
  version: string;
  image: string;
  count: number;
  elasticsearchRef: { name: pulumi.Input<string> };
  http: { tls: { selfSignedCertificate: { disabled?: true; subjectAltNames: SubjectAltName[] } } };
  secureSettings: { secretName: pulumi.Input<string> }[];
  config: Record<string, boolean | string>;
  podTemplate: k8s.types.input.core.v1.PodTemplateSpec;
}

/** A running Kibana under ECK whose encryption keys outlive it. */
export class Kibana extends pulumi.ComponentResource {
  constructor(name: string, args: KibanaArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Kibana", name, {}, opts);
    const child = { parent: this };
    const keep = { ...child, protect: args.protectData };

    const key = (use: string, id: string): pulumi.Output<string> =>
      new random.RandomPassword(`${name}-${use}-${id}`, { length: 32, special: false }, keep).result;
    const { inUse, accepted } = args.keys;
    const keys = {
      "xpack.encryptedSavedObjects.encryptionKey": key("encryptedSavedObjects", inUse),
      "xpack.reporting.encryptionKey": key("reporting", inUse),
      "xpack.security.encryptionKey": key("security", inUse),
    };
    const old = accepted !== undefined && {
      // Kibana's keystore reads JSON
      "xpack.encryptedSavedObjects.keyRotation.decryptionOnlyKeys": pulumi.jsonStringify([
        key("encryptedSavedObjects", accepted),
      ]),
    };
    const secret = new k8s.core.v1.Secret(
      `${name}-encryption-keys`,
      {
        metadata: { namespace: args.namespace, labels: labels("kibana") },
        stringData: { ...keys, ...old },
      },
      keep,
    );

    const spec: KibanaSpec = {
      version: args.images.elasticVersion,
      image: image(args.images, "kibana"),
      count: args.replicas,
      elasticsearchRef: { name: args.elasticsearch.clusterName },
      http: {
        tls: {
          selfSignedCertificate: {
            ...(args.tls ? {} : { disabled: true }), // false the operator drops, and a refresh would see that as drift
            subjectAltNames: subjectAltNames(args.endpoint),
          },
        },
      },
      secureSettings: [{ secretName: secret.metadata.name }],
      config: { "server.publicBaseUrl": args.publicUrl, "telemetry.optIn": false },
      podTemplate: podTemplate(args),
    };
    new k8s.apiextensions.CustomResource(
      `${name}-instance`,
      {
        apiVersion: "kibana.k8s.elastic.co/v1",
        kind: "Kibana",
        metadata: {
          name: "logs",
          namespace: args.namespace,
          labels: labels("kibana"),
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
      new k8s.policy.v1.PodDisruptionBudget(`${name}-budget`, oneAtATime("kibana", args.namespace), child);

    this.registerOutputs();
  }
}
