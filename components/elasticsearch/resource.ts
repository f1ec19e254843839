import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { SubjectAltName } from "../shared/certificates";

/** What this project uses of ECK's Elasticsearch resource (elasticsearch.k8s.elastic.co/v1). */
export interface ElasticsearchSpec {
  version: string;
  image: string;
  auth: { fileRealm: { secretName: pulumi.Input<string> }[]; roles: { secretName: pulumi.Input<string> }[] };
  http: { tls: { selfSignedCertificate: { subjectAltNames: SubjectAltName[] } } };
  nodeSets: NodeSet[];
  /** Secrets whose keys become settings in the keystore of every node. */
  secureSettings?: { secretName: string }[];
  volumeClaimDeletePolicy: "DeleteOnScaledownOnly" | "DeleteOnScaledownAndClusterDeletion";
}

/** A group of equal Elasticsearch nodes: one StatefulSet. */
export interface NodeSet {
  name: string;
  count: number;
  config: Record<string, boolean | string | string[]>;
  /** Present: ECK spreads the nodes over zones and makes Elasticsearch keep copies in different ones. */
  zoneAwareness?: { topologyKey?: string };
  podTemplate: k8s.types.input.core.v1.PodTemplateSpec;
  volumeClaimTemplates: k8s.types.input.core.v1.PersistentVolumeClaim[];
}
