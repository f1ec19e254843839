/** The ports of the platform's own processes, all on 127.0.0.1. */
export const ports = {
  apiServer: 16443,
  etcd: 12379,
  etcdPeer: 12380,
  controllerManager: 20257,
  scheduler: 20259,
  kubelet: 20250,
  operatorMetrics: 20061,
  kibana: 5601,
  elasticsearch: 9200,
  elasticsearchTransport: 9300,
} as const;

/** URL of the API server. */
export const apiServerUrl = `https://127.0.0.1:${String(ports.apiServer)}`;

/** The n-th Elasticsearch pod (from 0) listens on 127.0.0.(11 + n). */
export const firstElasticsearchNumber = 11;

/** As many Elasticsearch nodes fit on one machine: three hot and two cold ones. */
export const elasticsearchNodes = 5;

/** Something the platform listens on. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
  /** What a user knows it by. */
  readonly purpose: string;
}

/** Everything the platform may listen on. */
export function endpoints(): Endpoint[] {
  const local = (port: number, purpose: string): Endpoint => ({ address: "127.0.0.1", port, purpose });
  const nodes = Array.from({ length: elasticsearchNodes }, (_, n) => loopbackAddress(firstElasticsearchNumber + n));
  return [
    local(ports.apiServer, "the Kubernetes API server"),
    local(ports.etcd, "etcd"),
    local(ports.etcdPeer, "etcd (peers)"),
    local(ports.controllerManager, "the Kubernetes controller manager"),
    local(ports.scheduler, "the Kubernetes scheduler"),
    local(ports.kubelet, "the simulated nodes"),
    local(ports.operatorMetrics, "the metrics of the Elastic operator"),
    local(ports.kibana, "Kibana"),
    ...nodes.flatMap((address) => [
      { address, port: ports.elasticsearch, purpose: "Elasticsearch" },
      { address, port: ports.elasticsearchTransport, purpose: "Elasticsearch (between nodes)" },
    ]),
  ];
}

const podNetwork = "10.246.0";

/** What the cluster sees as the address of pod number n: endpoints may not be loopback addresses. */
export const podAddress = (n: number): string => `${podNetwork}.${String(n)}`;

/** Where the process behind pod number n really listens. */
export const loopbackAddress = (n: number): string => `127.0.0.${String(n)}`;

/** The number of a pod by the address it was given; undefined if it is none of ours. */
export function podNumber(address: string | undefined): number | undefined {
  const match = /^10\.246\.0\.(\d+)$/.exec(address ?? "");
  return match ? Number(match[1]) : undefined;
}

/** Replaces pod addresses in a text by the loopback addresses behind them. */
export function toLoopback(text: string): string {
  return text.replace(/\b10\.246\.0\.(\d+)\b/g, (_, n: string) => loopbackAddress(Number(n)));
}
