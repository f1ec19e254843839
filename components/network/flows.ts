import { podsOf } from "../shared/labels";

/** Pods of the platform, by namespace and labels. */
export const pods = {
  elasticsearch: { namespace: "logging", labels: podsOf("elasticsearch") },
  kibana: { namespace: "logging", labels: podsOf("kibana") },
  logstash: { namespace: "logging", labels: podsOf("logstash") },
  operator: { namespace: "elastic-system", labels: podsOf("elastic-operator") },
  "filebeat-container": {
    namespace: "logging-collect",
    labels: { ...podsOf("filebeat"), "logging.source": "container" },
  },
  "filebeat-file": { namespace: "logging-collect", labels: { ...podsOf("filebeat"), "logging.source": "file" } },
} as const;

/** One group of those pods. */
export type Pods = keyof typeof pods;

/** Who is outside of the platform. */
export const others = {
  dns: "the cluster's DNS",
  "api-server": "Kubernetes' API server, at the addresses of `apiServerCidrs`",
  "kibana-clients": "the namespaces of `kibanaClients`: people's way in, and Pulumi's",
  "elasticsearch-clients": "the namespaces of `elasticsearchClients`: Pulumi's way in",
  "snapshot-store": "the bucket of `snapshots`, at any address",
  webhook: "the receiver of `alertWebhook`, at any address",
} as const;

/** One of them. */
export type Other = keyof typeof others;

/** Who connects to whom, and why. */
export interface Flow {
  readonly from: Pods | Other;
  readonly to: Pods | Other;
  /** TCP, and for DNS also UDP. What only a setting knows is named by it. */
  readonly ports: readonly (number | "snapshots" | "alertWebhook")[];
  readonly why: string;
}

const apiServer = [443, 6443]; // its Service, and where the pods behind that mostly listen
const names = (from: Pods): Flow => ({ from, to: "dns", ports: [53], why: "names of Services" });

/** Every connection between pods of the platform, or with somebody else, that is needed; no other one is let through. */
export const flows: readonly Flow[] = [
  { from: "filebeat-container", to: "logstash", ports: [5044], why: "lines" },
  { from: "filebeat-file", to: "logstash", ports: [5044], why: "lines" },
  { from: "filebeat-container", to: "api-server", ports: apiServer, why: "which service a container's pod belongs to" },
  { from: "logstash", to: "elasticsearch", ports: [9200], why: "writes records, reads the outbox" },
  { from: "logstash", to: "webhook", ports: ["alertWebhook"], why: "notifications of alerts" },
  { from: "kibana", to: "elasticsearch", ports: [9200], why: "everything that Kibana shows and keeps" },
  {
    from: "elasticsearch",
    to: "elasticsearch",
    ports: [9200, 9300],
    why: "the cluster; announces its own stop by HTTP",
  },
  { from: "elasticsearch", to: "snapshot-store", ports: ["snapshots"], why: "snapshots" },
  { from: "operator", to: "elasticsearch", ports: [9200], why: "observes, upgrades, moves data" },
  { from: "operator", to: "api-server", ports: apiServer, why: "everything it makes" },
  { from: "api-server", to: "operator", ports: [9443], why: "asks whether a resource is valid" },
  { from: "elasticsearch-clients", to: "elasticsearch", ports: [9200], why: "Pulumi declares what lives inside" },
  { from: "kibana-clients", to: "kibana", ports: [5601], why: "people, and Pulumi" },
  names("elasticsearch"),
  names("kibana"),
  names("logstash"),
  names("operator"),
  names("filebeat-container"),
  names("filebeat-file"),
];

export const isPods = (end: Pods | Other): end is Pods => end in pods;
