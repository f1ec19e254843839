import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { authorityOf, subjectAltNames } from "../shared/certificates";
import type { Credentials, ElasticsearchConnection } from "../shared/connection";
import type { KeyIds } from "../shared/key-ids";
import { labels, labelsForAll, operatorWritesToo } from "../shared/labels";
import { snapshotCredentials } from "../shared/snapshot-store";
import { image, type Images } from "../shared/versions";
import { createProvisioner, type Provisioner, rolesFile } from "./provisioner";
import type { ElasticsearchSpec } from "./resource";
import { nodeSets, type TierOptions } from "./tiers";

export interface ElasticsearchArgs extends TierOptions {
  readonly namespace: pulumi.Input<string>;
  readonly images: Images;
  /** Address that Pulumi uses; its host becomes a name in the certificate. */
  readonly endpoint: string;
  /** Refuse to delete the cluster, and keep its disks if it is deleted all the same. */
  readonly protectData: boolean;
  readonly provisionerKeys: KeyIds;
}

/** A running Elasticsearch cluster under ECK with TLS and a user for provisioning; what needs it is created once ECK has reported it Ready. */
export class Elasticsearch extends pulumi.ComponentResource implements ElasticsearchConnection {
  readonly clusterName: pulumi.Output<string>;
  readonly url: pulumi.Output<string>;
  readonly certificateSecret: pulumi.Output<string>;
  /** PEM of the authority that ECK made for this cluster; known once the cluster is Ready. */
  readonly certificateAuthority: pulumi.Output<string>;
  readonly provisioner: Credentials;
  /** Whose password is accepted already while the provisioner's is rotated. */
  readonly nextProvisioner: Credentials | undefined;
  /** The resource whose deletion takes everything inside Elasticsearch with it. */
  readonly cluster: pulumi.Resource;

  constructor(name: string, args: ElasticsearchArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Elasticsearch", name, {}, opts);
    const child = { parent: this };
    const namespace = args.namespace;

    const user = (id: string): Provisioner => createProvisioner(`${name}-provisioner`, id, namespace, child);
    const provisioner = user(args.provisionerKeys.inUse);
    const next = args.provisionerKeys.accepted === undefined ? undefined : user(args.provisionerKeys.accepted);
    const roles = new k8s.core.v1.Secret(
      `${name}-roles`,
      {
        metadata: { namespace, labels: labels("elasticsearch") },
        stringData: { "roles.yml": rolesFile },
      },
      child,
    );

    const spec: ElasticsearchSpec = {
      version: args.images.elasticVersion,
      image: image(args.images, "elasticsearch"),
      auth: {
        fileRealm: [provisioner, ...(next ? [next] : [])].map(({ secret }) => ({ secretName: secret })),
        roles: [{ secretName: roles.metadata.name }],
      },
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
            ...labelsForAll,
            "pulumi.com/waitFor": "condition=ReconciliationComplete", // of this very change, unlike a path into the status
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
    this.provisioner = provisioner;
    this.nextProvisioner = next;
    this.registerOutputs({ url: this.url });
  }
}
