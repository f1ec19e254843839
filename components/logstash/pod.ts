import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { utcOffsetHours } from "../shared/local-time";
import { storedFields } from "../shared/record";

export interface PodArgs {
  readonly memoryGiB: number;
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
    spec: {
      // a queue that was cut off while writing has to be repaired: leave time to close it
      terminationGracePeriodSeconds: 300,
      volumes: [
        { name: "elasticsearch-certificate", secret: { secretName: args.elasticsearchCertificate } },
        { name: "beats-certificate-source", secret: { secretName: "logs-ls-http-certs-internal" } },
        { name: "beats-certificate", emptyDir: { medium: "Memory" } },
        { name: "scripts", configMap: { name: args.scripts } },
      ],
      initContainers: [pkcs8Key()],
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
          ],
          resources: {
            requests: { cpu: "500m", memory: `${String(args.memoryGiB)}Gi` },
            limits: { memory: `${String(args.memoryGiB)}Gi` },
          },
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
  };
}
