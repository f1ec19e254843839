import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { authorityOf, subjectAltNames } from "../shared/certificates";
import type { Credentials, ElasticsearchConnection } from "../shared/connection";
import { labels, operatorWritesToo } from "../shared/labels";
import { snapshotCredentials } from "../shared/snapshot-store";
import { elasticVersion, image } from "../shared/versions";
import { provisionerName, rolesFile } from "./provisioner";
import type { ElasticsearchSpec } from "./resource";
import { nodeSets, type TierOptions } from "./tiers";

export interface ElasticsearchArgs extends TierOptions {
  readonly namespace: pulumi.Input<string>;
  /** Image registry, for example `docker.elastic.co`. */
  readonly registry: string;
  /** Address that Pulumi uses; its host becomes a name in the certificate. */
  readonly endpoint: string;
  /** Refuse to delete the cluster, and keep its disks if it is deleted all the same. */
  readonly protectData: boolean;
}

/** A running Elasticsearch cluster under ECK with TLS and a user for provisioning; what needs it is created once ECK has reported it Ready. */
export class Elasticsearch extends pulumi.ComponentResource implements ElasticsearchConnection {
  readonly clusterName: pulumi.Output<string>;
  readonly url: pulumi.Output<string>;
  readonly certificateSecret: pulumi.Output<string>;
  /** PEM of the authority that ECK made for this cluster; known once the cluster is Ready. */
  readonly certificateAuthority: pulumi.Output<string>;
  readonly provisioner: Credentials;
  /** The resource whose deletion takes everything inside Elasticsearch with it. */
  readonly cluster: pulumi.Resource;

  constructor(name: string, args: ElasticsearchArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Elasticsearch", name, {}, opts);
    const child = { parent: this };
    const namespace = args.namespace;

    const password = new random.RandomPassword(`${name}-provisioner`, { length: 32, special: false }, child).result;
    const user = new k8s.core.v1.Secret(
      `${name}-provisioner`,
      {
        metadata: { namespace, labels: labels("elasticsearch") },
        type: "kubernetes.io/basic-auth",
        stringData: { username: provisionerName, password, roles: provisionerName },
      },
      child,
    );
    const roles = new k8s.core.v1.Secret(
      `${name}-roles`,
      {
        metadata: { namespace, labels: labels("elasticsearch") },
        stringData: { "roles.yml": rolesFile },
      },
      child,
    );

    const spec: ElasticsearchSpec = {
      version: elasticVersion,
      image: image(args.registry, "elasticsearch"),
      auth: { fileRealm: [{ secretName: user.metadata.name }], roles: [{ secretName: roles.metadata.name }] },
      http: { tls: { selfSignedCertificate: { subjectAltNames: subjectAltNames(args.endpoint) } } },
      nodeSets: nodeSets(args),
      ...(args.snapshotStore?.type === "s3" ? { secureSettings: [{ secretName: snapshotCredentials }] } : {}),
      volumeClaimDeletePolicy: args.protectData ? "DeleteOnScaledownOnly" : "DeleteOnScaledownAndClusterDeletion",
    };
    const cluster = new k8s.apiextensions.CustomResource(
      `${name}-cluster`,
      {
        apiVersion: "elasticsearch.k8s.elastic.co/v1",
        kind: "Elasticsearch",
        metadata: {
          name: "logs",
          namespace,
          labels: labels("elasticsearch"),
          annotations: {
            ...operatorWritesToo,
            "pulumi.com/waitFor": "jsonpath={.status.phase}=Ready",
            "pulumi.com/timeoutSeconds": "1200",
          },
        },
        spec,
      },
      { ...child, protect: args.protectData, deleteBeforeReplace: true },
    );

    // The id is known only when the cluster is Ready: a first preview must not look for a Secret that ECK has yet to make.
    const certificate = k8s.core.v1.Secret.get(
      `${name}-certificate`,
      pulumi.all([cluster.id, namespace]).apply(([, namespace]) => `${namespace}/logs-es-http-certs-public`),
      child,
    );
    this.cluster = cluster;
    this.clusterName = cluster.metadata.name;
    this.url = pulumi.interpolate`https://${cluster.metadata.name}-es-http.${namespace}.svc:9200`;
    this.certificateSecret = certificate.metadata.name;
    this.certificateAuthority = pulumi.unsecret(certificate.data.apply(authorityOf)); // a Secret, but not a secret
    this.provisioner = { username: provisionerName, password };
    this.registerOutputs({ url: this.url });
  }
}
