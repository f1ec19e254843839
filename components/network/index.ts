import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { labels } from "../shared/labels";
import { type Flow, flows, pods, type Pods } from "./flows";
import { peers, ports, type Surroundings } from "./peers";

export interface NetworkArgs extends Surroundings {
  /** The namespaces of the platform that this stack makes, by their fixed names. */
  readonly namespaces: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Lets the pods of the platform connect as `flows` says, and no further; what nodes ask of their own pods is always let through. */
export class Network extends pulumi.ComponentResource {
  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Network", name, {}, opts);
    const declare = (
      policy: string,
      namespace: pulumi.Input<string>,
      spec: k8s.types.input.networking.v1.NetworkPolicySpec,
    ) =>
      new k8s.networking.v1.NetworkPolicy(
        `${name}-${policy}`,
        { metadata: { namespace, labels: labels("logging") }, spec },
        { parent: this },
      );
    const policyTypes = ["Ingress", "Egress"];

    for (const [fixed, namespace] of Object.entries(args.namespaces)) {
      declare(`deny-${fixed}`, namespace, { podSelector: {}, policyTypes });
      for (const [group, { namespace: home, labels }] of Object.entries(pods)) {
        if (home !== fixed) continue;
        const mine = (end: "from" | "to"): Flow[] => flows.filter((flow) => flow[end] === (group as Pods));
        const ingress = mine("to").map((flow) => ({ from: peers(flow.from, args), ports: ports(flow, args) }));
        const egress = mine("from").map((flow) => ({ to: peers(flow.to, args), ports: ports(flow, args) }));
        declare(group, namespace, {
          podSelector: { matchLabels: { ...labels } },
          policyTypes,
          ingress: ingress.filter(({ from }) => from.length > 0), // an empty list of peers would mean everybody
          egress: egress.filter(({ to }) => to.length > 0),
        });
      }
    }
    this.registerOutputs();
  }
}
