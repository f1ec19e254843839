import { at } from "./at";
import type { Step } from "./steps";

/** What is lost with a resource that is deleted; a replacement deletes it as well. By the last part of the type token. */
const losses: Readonly<Record<string, string>> = {
  "kubernetes:Elasticsearch":
    "every stored log line, and what people keep in Kibana, such as dashboards, saved searches and rules; what returns is what a snapshot holds",
  "kubernetes:Logstash": "lines in its queues that Elasticsearch has not taken yet, and its dead letters",
  "kubernetes:StatefulSet": "its volumes, where its claims go with it",
  "kubernetes:PersistentVolumeClaim": "everything on the volume, unless its class retains it",
  "kubernetes:PersistentVolume": "everything on the volume, unless it is retained",
  "kubernetes:StorageClass": "nothing at once, but its volumes can no longer be made again as they were",
  "kubernetes:Namespace": "everything in the namespace, volumes and keys included",
  "kubernetes:CustomResourceDefinition":
    "every object of this kind in the whole Kubernetes cluster, and with a definition of the operator what those objects keep",
  "elasticstack:ElasticsearchIndex": "every document of the index",
  "elasticstack:ElasticsearchDataStream": "every document of the data stream",
  "elasticstack:ElasticsearchIndexLifecycle":
    "no line at once: indices without a lifecycle are never deleted, and a disk that is full stops all writing",
  "elasticstack:ElasticsearchSnapshotRepository":
    "the way to the snapshots; they stay in the store and can be registered again",
  "elasticstack:ElasticsearchSnapshotLifecycle": "no snapshot, but none is taken any more, and expired ones stay",
  "elasticstack:KibanaSpace": "dashboards, saved searches and rules that people have made in the space",
};

/** The same for generated keys, by the component that keeps them: any other generated password can be made again. */
const keys: Readonly<Record<string, string>> = {
  "logging:index:Kibana":
    "what Kibana has encrypted with the key: rules and connectors stop until they are saved again, and sessions end",
  "logging:index:PseudonymKey":
    "the link between pseudonyms: users and addresses in lines from then on cannot be joined with those in earlier lines",
};

/** What would be lost if the resource of a step were deleted; undefined where nothing is. */
export function lossOf({ type, urn, metadata }: Step): string | undefined {
  if (type === "random:RandomPassword") {
    const parents = urn.split("::")[2]?.split("$") ?? [];
    return parents.map((parent) => keys[parent]).find((loss) => loss !== undefined);
  }
  if (type === "kubernetes:StatefulSet" && at(metadata.old?.inputs, "spec", "volumeClaimTemplates") === undefined)
    return undefined;
  return losses[type];
}
