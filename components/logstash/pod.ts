import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { labels } from "../shared/labels";
import { utcOffsetHours } from "../shared/local-time";
import { storedFields } from "../shared/record";
import { overZones, ratherNotOnOneHost } from "../shared/spread";
import { unprivileged, unprivilegedPod } from "../shared/unprivileged";

export interface PodArgs {
  readonly replicas: number;
  readonly memoryGiB: number;
  readonly priorityClass: pulumi.Input<string>;
  readonly environment: pulumi.Input<string>;
  readonly elasticsearchUrl: pulumi.Input<string>;
  /** Secret with `ca.crt`. */
  readonly elasticsearchCertificate: pulumi.Input<string>;
  /** Secret with `username` and `password`. */
  readonly writer: pulumi.Input<string>;
  /** Secret with `url`; undefined where alerts are not forwarded. */
  readonly alertWebhook: pulumi.Input<string> | undefined;
  /** ConfigMap with the scripts of the pipelines. */
  readonly scripts: pulumi.Input<string>;
  readonly keepDebug: boolean;
}

/** Folders that the pipelines name. */
const elasticsearchCertificate = "/usr/share/logstash/elasticsearch-certificate";
const beatsCertificate = "/usr/share/logstash/beats-certificate";
const scripts = "/usr/share/logstash/scripts";

/** What tells Logstash's pods from all others; the label is ECK's. */
const selector = { "logstash.k8s.elastic.co/name": "logs" };

/** Of an init container: it copies files and converts a key. */
const small = {
  requests: { cpu: "100m", memory: "64Mi", "ephemeral-storage": "16Mi" },
  limits: { cpu: "500m", memory: "128Mi", "ephemeral-storage": "64Mi" },
};

/** The pod around Logstash: values as environment variables, certificates as files, memory half heap. */
export function podTemplate(args: PodArgs): k8s.types.input.core.v1.PodTemplateSpec {
  const heapMiB = args.memoryGiB * 512;
  const fromSecret = (key: string) => ({ secretKeyRef: { name: args.writer, key } });
  const forForwarding =
    args.alertWebhook === undefined
      ? []
      : [
          { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
          { name: "ALERT_WEBHOOK", valueFrom: { secretKeyRef: { name: args.alertWebhook, key: "url" } } },
        ];
  return {
    metadata: { labels: labels("logstash") },
    spec: {
      automountServiceAccountToken: false,
      priorityClassName: args.priorityClass,
      securityContext: unprivilegedPod,
      affinity: ratherNotOnOneHost(args.replicas, selector),
      ...overZones(args.replicas, selector),
      // a queue that was cut off while writing has to be repaired: leave time to close it
      terminationGracePeriodSeconds: 300,
      volumes: [
        { name: "elasticsearch-certificate", secret: { secretName: args.elasticsearchCertificate } },
        { name: "beats-certificate-source", secret: { secretName: "logs-ls-http-certs-internal" } },
        { name: "beats-certificate", emptyDir: { medium: "Memory", sizeLimit: "1Mi" } },
        { name: "tmp", emptyDir: {} },
        { name: "scripts", configMap: { name: args.scripts } },
      ],
      // the first is ECK's, named because it would get no security context that `restricted` accepts
      initContainers: [
        { name: "logstash-internal-init-config", resources: small, securityContext: unprivileged },
        pkcs8Key(),
      ],
      containers: [
        {
          name: "logstash",
          env: [
            { name: "LS_JAVA_OPTS", value: `-Xms${String(heapMiB)}m -Xmx${String(heapMiB)}m` },
            { name: "ENVIRONMENT", value: args.environment },
            { name: "KEEP_DEBUG", value: String(args.keepDebug) },
            { name: "RECORD_FIELDS", value: storedFields.join(" ") },
            { name: "UTC_OFFSET_HOURS", value: String(utcOffsetHours) },
            { name: "ELASTICSEARCH_URL", value: args.elasticsearchUrl },
            { name: "ELASTICSEARCH_USER", valueFrom: fromSecret("username") },
            { name: "ELASTICSEARCH_PASSWORD", valueFrom: fromSecret("password") },
            ...forForwarding,
          ],
          ports: [{ name: "beats", containerPort: 5044 }],
          volumeMounts: [
            { name: "elasticsearch-certificate", mountPath: elasticsearchCertificate, readOnly: true },
            { name: "beats-certificate", mountPath: beatsCertificate, readOnly: true },
            { name: "scripts", mountPath: scripts, readOnly: true },
            { name: "tmp", mountPath: "/tmp" }, // JRuby and Netty unpack native code here
          ],
          // Logstash takes as many workers as it sees cores, which is the limit
          resources: {
            requests: { cpu: "500m", memory: `${String(args.memoryGiB)}Gi`, "ephemeral-storage": "256Mi" },
            limits: { cpu: "2", memory: `${String(args.memoryGiB)}Gi`, "ephemeral-storage": "2Gi" },
          },
          livenessProbe: aliveWhileItListens,
          securityContext: unprivileged,
        },
      ],
    },
  };
}

/** ECK writes the key in PKCS#1, the beats input reads only PKCS#8. ECK restarts the pod when the certificate changes. */
function pkcs8Key(): k8s.types.input.core.v1.Container {
  const source = "/mnt/beats-certificate-source";
  return {
    name: "beats-certificate",
    command: [
      "sh",
      "-c",
      `cp ${source}/tls.crt ${beatsCertificate}/ && openssl pkcs8 -topk8 -nocrypt -in ${source}/tls.key -out ${beatsCertificate}/tls.key`,
    ],
    volumeMounts: [
      { name: "beats-certificate-source", mountPath: source, readOnly: true },
      { name: "beats-certificate", mountPath: beatsCertificate },
    ],
    resources: small,
    securityContext: unprivileged,
  };
}

/** While Elasticsearch is away Logstash is as alive as ever, and its queue fills; readiness asks the API at this port. */
const aliveWhileItListens = {
  tcpSocket: { port: 9600 },
  initialDelaySeconds: 120,
  periodSeconds: 30,
  timeoutSeconds: 10,
  failureThreshold: 10,
};
