import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { LogSource } from "../shared/services";
import { unprivileged } from "../shared/unprivileged";
import { certificateFolder, registryFolder, scriptFile } from "./config";

export interface PodArgs {
  readonly source: LogSource;
  readonly image: string;
  readonly configMap: pulumi.Input<string>;
  /** Secret with `key` and `id`, for pseudonyms. */
  readonly pseudonymKey: pulumi.Input<string>;
  /** ConfigMap with `ca.crt`. */
  readonly certificate: pulumi.Input<string>;
  /** Undefined where Filebeat asks Kubernetes nothing. */
  readonly serviceAccount: pulumi.Input<string> | undefined;
  readonly priorityClass: pulumi.Input<string>;
}

/** A Filebeat that reads one folder of the node and writes nothing there but its registry. */
export function podSpec(args: PodArgs): k8s.types.input.core.v1.PodSpec {
  const { source } = args;
  const logs = source.folders.map((folder, index) => ({ name: `logs-${String(index)}`, folder }));
  return {
    ...(args.serviceAccount === undefined
      ? { automountServiceAccountToken: false }
      : { serviceAccountName: args.serviceAccount }),
    priorityClassName: args.priorityClass,
    terminationGracePeriodSeconds: 30,
    securityContext: { seccompProfile: unprivileged.seccompProfile },
    tolerations: [{ operator: "Exists" }], // every node's logs count, also those of tainted nodes
    containers: [
      {
        name: "filebeat",
        image: args.image,
        args: ["-c", "/etc/filebeat/filebeat.yml", "-e"],
        env: [
          { name: "NODE_NAME", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
          { name: "PSEUDONYM_KEY", valueFrom: { secretKeyRef: { name: args.pseudonymKey, key: "key" } } },
          { name: "PSEUDONYM_KEY_ID", valueFrom: { secretKeyRef: { name: args.pseudonymKey, key: "id" } } },
          { name: "GOMEMLIMIT", value: "400MiB" }, // collects garbage harder before Kubernetes kills
        ],
        securityContext: {
          ...unprivileged,
          runAsNonRoot: false,
          runAsUser: 0, // the container runtime's files belong to root
          // a service's own files belong to its user
          capabilities: { drop: ["ALL"], ...(source.kind === "file" ? { add: ["DAC_READ_SEARCH"] } : {}) },
        },
        resources: {
          requests: { cpu: "50m", memory: "128Mi", "ephemeral-storage": "16Mi" },
          limits: { cpu: "1", memory: "512Mi", "ephemeral-storage": "128Mi" },
        },
        readinessProbe: { ...answering(source, "/stats"), periodSeconds: 10, failureThreshold: 3 },
        livenessProbe: { ...answering(source, "/"), periodSeconds: 30, failureThreshold: 10 },
        volumeMounts: [
          { name: "config", mountPath: "/etc/filebeat/filebeat.yml", subPath: "filebeat.yml", readOnly: true },
          { name: "config", mountPath: scriptFile, subPath: "masking.js", readOnly: true },
          { name: "certificate", mountPath: certificateFolder, readOnly: true },
          { name: "registry", mountPath: registryFolder },
          ...logs.map(({ name, folder }) => ({ name, mountPath: folder, readOnly: true })),
        ],
      },
    ],
    volumes: [
      { name: "config", configMap: { name: args.configMap, defaultMode: 0o440 } },
      { name: "certificate", configMap: { name: args.certificate } },
      { name: "registry", hostPath: { path: `/var/lib/filebeat-${source.kind}`, type: "DirectoryOrCreate" } },
      ...logs.map(({ name, folder }) => ({ name, hostPath: { path: folder, type: "DirectoryOrCreate" } })),
    ],
  };
}

/** Asked from inside, since it tells only its own loopback how it is. A Logstash that is away does not make it unready. */
function answering({ monitoringPort }: LogSource, path: string): k8s.types.input.core.v1.Probe {
  const command = ["curl", "--fail", "--silent", "--output", "/dev/null"];
  return {
    exec: { command: [...command, `http://127.0.0.1:${String(monitoringPort)}${path}`] },
    initialDelaySeconds: 10,
    timeoutSeconds: 10,
  };
}
