import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { unprivileged } from "../shared/unprivileged";
import { image, type Images } from "../shared/versions";
import { operatorLabels, operatorName, selector, webhookPort } from "./identity";

/** What the operator's pod is made from. */
export interface WorkloadArgs {
  readonly images: Images;
  readonly serviceAccount: pulumi.Input<string>;
  /** Name of the ConfigMap that holds `eck.yaml`. */
  readonly configuration: pulumi.Input<string>;
  /** Name of the Secret that holds the webhook's certificate; without it there is no webhook. */
  readonly certificate?: pulumi.Input<string> | undefined;
  readonly priorityClass: pulumi.Input<string>;
}

/** User and group of the process, which owns no file; above 10000, where no node has users. */
const user = 12_000;

/** One pod that may write nowhere but through the API server. */
export function workload(args: WorkloadArgs): k8s.types.input.apps.v1.StatefulSetSpec {
  const webhook = webhookParts(args.certificate);
  return {
    serviceName: operatorName,
    replicas: 1,
    selector: { matchLabels: selector },
    template: {
      metadata: { labels: operatorLabels, annotations: { "co.elastic.logs/raw": JSON.stringify(logInput) } },
      spec: {
        serviceAccountName: args.serviceAccount,
        automountServiceAccountToken: true,
        terminationGracePeriodSeconds: 10,
        priorityClassName: args.priorityClass,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: user,
          runAsGroup: user,
          seccompProfile: unprivileged.seccompProfile,
        },
        containers: [
          {
            name: "manager",
            image: image(args.images, "operator"),
            imagePullPolicy: "IfNotPresent",
            args: ["manager", "--config=/conf/eck.yaml"],
            env: [
              { name: "OPERATOR_NAMESPACE", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
              { name: "POD_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
              ...webhook.env,
            ],
            ...webhook.container,
            resources: {
              requests: { cpu: "100m", memory: "150Mi", "ephemeral-storage": "16Mi" },
              limits: { cpu: "1", memory: "1Gi", "ephemeral-storage": "128Mi" },
            },
            securityContext: unprivileged,
            volumeMounts: [{ name: "conf", mountPath: "/conf", readOnly: true }, ...webhook.volumeMounts],
          },
        ],
        volumes: [{ name: "conf", configMap: { name: args.configuration } }, ...webhook.volumes],
      },
    },
  };
}

function webhookParts(certificate: pulumi.Input<string> | undefined) {
  if (certificate === undefined) return { env: [], container: {}, volumeMounts: [], volumes: [] };
  return {
    env: [{ name: "WEBHOOK_SECRET", value: certificate }],
    container: {
      ports: [{ name: "https-webhook", containerPort: webhookPort, protocol: "TCP" }],
      readinessProbe: { tcpSocket: { port: webhookPort }, periodSeconds: 10, failureThreshold: 3 },
      // patient: with a slow API server it takes a while to listen
      livenessProbe: { tcpSocket: { port: webhookPort }, periodSeconds: 30, failureThreshold: 10 },
    },
    volumeMounts: [{ name: "cert", mountPath: "/tmp/k8s-webhook-server/serving-certs", readOnly: true }],
    volumes: [{ name: "cert", secret: { secretName: certificate, defaultMode: 0o644 } }],
  };
}

const rename = (from: string, to: string) => ({
  convert: { mode: "rename", ignore_missing: true, fields: [{ from, to }] },
});

/** For a Filebeat that follows hints: the operator's own "error" and "source" are texts where ECS has objects. */
const logInput = [
  {
    type: "filestream",
    enabled: true,
    id: "eck-container-logs-${data.kubernetes.container.id}",
    paths: ["/var/log/containers/*${data.kubernetes.container.id}.log"],
    parsers: [{ container: {} }, { ndjson: { keys_under_root: true } }],
    "prospector.scanner.symlinks": true,
    processors: [
      rename("error", "_error"),
      rename("_error", "error.message"),
      rename("source", "_source"),
      rename("_source", "event.source"),
    ],
  },
];
