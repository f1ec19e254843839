import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { labels } from "../shared/labels";
import { neverOnOneHost, overZones } from "../shared/spread";
import { unprivileged, unprivilegedPod } from "../shared/unprivileged";

export interface PodArgs {
  /** Name of the node set. */
  readonly set: string;
  /** Pods of the set. */
  readonly nodes: number;
  /** CPU cores: both asked for and the limit. */
  readonly cpu: number;
  /** GiB, both asked for and the limit; the heap is half of it, the rest is the file system's cache. */
  readonly memoryGiB: number;
  /** Whether ECK spreads the pods over zones. */
  readonly zoneAware: boolean;
  readonly priorityClass: pulumi.Input<string>;
  /** A volume for snapshots; undefined where there is none. */
  readonly snapshots: { readonly claim: string; readonly folder: string } | undefined;
}

/**
 * What ECK does not decide by itself about the pod of an Elasticsearch node. Its readiness is ECK's, and so is the time to stop: 180 s, of which 50 are waited so that nobody connects any more.
 */
export function podTemplate(args: PodArgs): k8s.types.input.core.v1.PodTemplateSpec {
  const { snapshots } = args;
  const heapMiB = args.memoryGiB * 512;
  const selector = { "elasticsearch.k8s.elastic.co/statefulset-name": `logs-es-${args.set}` };
  const resources = { cpu: String(args.cpu), memory: `${String(args.memoryGiB)}Gi` };
  return {
    metadata: { labels: labels("elasticsearch") },
    spec: {
      automountServiceAccountToken: false,
      priorityClassName: args.priorityClass,
      securityContext: unprivilegedPod,
      affinity: neverOnOneHost(args.nodes, selector),
      ...(args.zoneAware ? {} : overZones(args.nodes, selector)),
      ...(snapshots && { volumes: [{ name: "snapshots", persistentVolumeClaim: { claimName: snapshots.claim } }] }),
      // ECK's, named because it would have no bounds on what it writes
      initContainers: [{ name: "elastic-internal-init-filesystem", resources: small, securityContext: unprivileged }],
      containers: [
        {
          name: "elasticsearch",
          env: [{ name: "ES_JAVA_OPTS", value: `-Xms${String(heapMiB)}m -Xmx${String(heapMiB)}m` }],
          // Elasticsearch sizes its thread pools by the CPU limit; equal to what is asked for, the pod is evicted last.
          // Beside its volume it writes the log of garbage collection, at most 2 GiB by Elasticsearch's own options.
          resources: {
            requests: { ...resources, "ephemeral-storage": "1Gi" },
            limits: { ...resources, "ephemeral-storage": "4Gi" },
          },
          livenessProbe: aliveWhileItListens,
          securityContext: unprivileged,
          ...(snapshots && { volumeMounts: [{ name: "snapshots", mountPath: snapshots.folder }] }),
        },
      ],
    },
  };
}

/** Of the init container that copies configuration and plugins. */
const small = {
  requests: { cpu: "100m", memory: "64Mi", "ephemeral-storage": "256Mi" },
  limits: { cpu: "500m", memory: "128Mi", "ephemeral-storage": "1Gi" },
};

/**
 * Only a process that does not even listen is restarted, and after twelve minutes. A node that is slow, collects garbage or
 * waits for others still listens: to restart it would only make the others slower.
 */
const aliveWhileItListens = {
  tcpSocket: { port: 9300 },
  initialDelaySeconds: 120,
  periodSeconds: 30,
  timeoutSeconds: 10,
  failureThreshold: 20,
};
