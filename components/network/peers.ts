import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Flow, isPods, type Other, pods, type Pods } from "./flows";

type Peer = k8s.types.input.networking.v1.NetworkPolicyPeer;
type Port = k8s.types.input.networking.v1.NetworkPolicyPort;

/** What only the settings know of a network. */
export interface Surroundings {
  /** Addresses of the API server, as Kubernetes writes them, for example `10.0.0.0/28`. */
  readonly apiServerCidrs: readonly string[];
  /** Namespaces whose pods may connect to Kibana. */
  readonly kibanaClients: readonly string[];
  /** Namespaces whose pods may connect to Elasticsearch. */
  readonly elasticsearchClients: readonly string[];
  /** Port of the bucket for snapshots; undefined where there is none. */
  readonly snapshotPort: number | undefined;
  /** Port of the receiver of alerts; undefined where nobody is told. */
  readonly webhookPort: pulumi.Input<number> | undefined;
}

const namespace = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });
const addresses = (cidr: string): Peer => ({ ipBlock: { cidr } });

/** One end of a flow, as a policy names it; nobody where the stack has no such end. */
export function peers(end: Pods | Other, around: Surroundings): Peer[] {
  if (isPods(end))
    return [
      { namespaceSelector: namespace(pods[end].namespace), podSelector: { matchLabels: { ...pods[end].labels } } },
    ];
  const found: Record<Other, () => Peer[]> = {
    dns: () => [
      { namespaceSelector: namespace("kube-system"), podSelector: { matchLabels: { "k8s-app": "kube-dns" } } },
      addresses("169.254.20.10/32"), // where a cache of DNS on the node answers, if there is one
    ],
    "api-server": () => around.apiServerCidrs.map(addresses),
    "kibana-clients": () => around.kibanaClients.map((name) => ({ namespaceSelector: namespace(name) })),
    "elasticsearch-clients": () => around.elasticsearchClients.map((name) => ({ namespaceSelector: namespace(name) })),
    "snapshot-store": () => (around.snapshotPort === undefined ? [] : [addresses("0.0.0.0/0")]),
    webhook: () => (around.webhookPort === undefined ? [] : [addresses("0.0.0.0/0")]),
  };
  return found[end]();
}

/** The ports of a flow. */
export function ports({ to, ports }: Flow, around: Surroundings): Port[] {
  const bySetting = { snapshots: around.snapshotPort, alertWebhook: around.webhookPort };
  return ports.flatMap((port) => {
    const number = typeof port === "number" ? port : bySetting[port];
    if (number === undefined) return [];
    const tcp = { protocol: "TCP", port: number };
    return to === "dns" ? [{ protocol: "UDP", port: number }, tcp] : [tcp];
  });
}
