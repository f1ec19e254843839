import { BlockList, isIPv4 } from "node:net";

type Labels = Readonly<Record<string, string>>;

interface Selector {
  readonly matchLabels?: Labels;
}

interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string };
}

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly { readonly protocol?: string; readonly port?: number }[];
}

/** A NetworkPolicy, with what the program uses of it; the evaluation refuses the rest. */
export interface NetworkPolicy {
  readonly namespace: string;
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly Rule[];
    readonly egress?: readonly Rule[];
  };
}

/** Who may be at an end of a connection; without a namespace it is no pod, and no policy is about it. */
export interface End {
  readonly name: string;
  readonly address: string;
  readonly namespace?: string;
  readonly labels?: Labels;
}

/**
 * Whether a connection comes about, by what Kubernetes' documentation says of network policies: both ends have to let it
 * through; an end that no policy is about lets everything through, any other what one rule of one of its policies names.
 */
export function connects(
  policies: readonly NetworkPolicy[],
  from: End,
  to: End,
  port: number,
  protocol = "TCP",
): boolean {
  const lets = (type: "Ingress" | "Egress", self: End, other: End): boolean => {
    const about = policies.filter(
      ({ namespace, spec }) =>
        namespace === self.namespace && spec.policyTypes.includes(type) && matches(spec.podSelector, self.labels),
    );
    if (about.length === 0) return true;
    return about.some(({ namespace, spec }) => {
      const rules = (type === "Ingress" ? spec.ingress : spec.egress) ?? [];
      return rules.some((rule) => {
        const { from = [], to = [], ports = [] } = rule;
        const peers = type === "Ingress" ? from : to;
        const peerFits = peers.length === 0 || peers.some((peer) => fits(peer, other, namespace));
        const portFits = ports.some((one) => (one.port ?? port) === port && (one.protocol ?? "TCP") === protocol);
        return peerFits && (ports.length === 0 || portFits);
      });
    });
  };
  return lets("Egress", from, to) && lets("Ingress", to, from);
}

function fits(peer: Peer, end: End, home: string): boolean {
  const known = ["podSelector", "namespaceSelector", "ipBlock"];
  if (Object.keys(peer).some((key) => !known.includes(key))) throw new Error(`unknown peer ${JSON.stringify(peer)}`);
  if (peer.ipBlock !== undefined) return contains(peer.ipBlock.cidr, end.address);
  if (end.namespace === undefined) return false;
  const namespaceFits =
    peer.namespaceSelector === undefined
      ? end.namespace === home
      : matches(peer.namespaceSelector, { "kubernetes.io/metadata.name": end.namespace });
  return namespaceFits && (peer.podSelector === undefined || matches(peer.podSelector, end.labels));
}

function matches(selector: Selector, labels: Labels = {}): boolean {
  if (Object.keys(selector).some((key) => key !== "matchLabels"))
    throw new Error(`a selector that is not evaluated here: ${JSON.stringify(selector)}`);
  return Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
}

function contains(cidr: string, address: string): boolean {
  const [network = "", bits] = cidr.split("/");
  const list = new BlockList();
  list.addSubnet(network, Number(bits), isIPv4(network) ? "ipv4" : "ipv6");
  return list.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}
