import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { labels } from "../shared/labels";
import { overZones, ratherNotOnOneHost } from "../shared/spread";
import { unprivileged, unprivilegedPod } from "../shared/unprivileged";

export interface PodArgs {
  readonly replicas: number;
  readonly priorityClass: pulumi.Input<string>;
}

/** What tells Kibana's pods from all others; the label is ECK's. */
const selector = { "kibana.k8s.elastic.co/name": "logs" };

/** Kibana keeps nothing on disk but, for a while, reports that it makes. */
const ephemeral = { requests: "256Mi", limits: "2Gi" };

/** Of an init container: it copies files, or runs Kibana's keystore tool. */
const small = {
  requests: { cpu: "100m", memory: "128Mi", "ephemeral-storage": "64Mi" },
  limits: { cpu: "1", memory: "256Mi", "ephemeral-storage": "256Mi" },
};

/** What ECK does not decide by itself about the pod of a Kibana; readiness is ECK's. */
export function podTemplate({ replicas, priorityClass }: PodArgs): k8s.types.input.core.v1.PodTemplateSpec {
  return {
    metadata: { labels: labels("kibana") },
    spec: {
      automountServiceAccountToken: false,
      priorityClassName: priorityClass,
      securityContext: unprivilegedPod,
      terminationGracePeriodSeconds: 60, // Kibana itself waits up to 30 s for requests to end
      affinity: ratherNotOnOneHost(replicas, selector),
      ...overZones(replicas, selector),
      // ECK's own, named because it would give the second one no security context that `restricted` accepts
      initContainers: ["elastic-internal-init", "elastic-internal-init-keystore"].map((name) => ({
        name,
        resources: small,
        securityContext: unprivileged,
      })),
      containers: [
        {
          name: "kibana",
          resources: {
            requests: { cpu: "500m", memory: "2Gi", "ephemeral-storage": ephemeral.requests },
            limits: { cpu: "2", memory: "2Gi", "ephemeral-storage": ephemeral.limits },
          },
          livenessProbe: aliveWhileItListens,
          securityContext: unprivileged,
        },
      ],
    },
  };
}

/** By port, not by path: without Elasticsearch Kibana answers every path with an error, and a restart brings nobody back. */
const aliveWhileItListens = {
  tcpSocket: { port: 5601 },
  initialDelaySeconds: 120,
  periodSeconds: 30,
  timeoutSeconds: 10,
  failureThreshold: 10,
};
