import type * as pulumi from "@pulumi/pulumi";
import { labels, type Part, podsOf } from "./labels";

/** What a PodDisruptionBudget says by which the pods of a part leave their nodes one after the other. */
export const oneAtATime = (part: Part, namespace: pulumi.Input<string>) => ({
  metadata: { namespace, labels: labels(part) },
  spec: {
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: "AlwaysAllow", // one that is not ready protects nothing
    selector: { matchLabels: podsOf(part) },
  },
});
