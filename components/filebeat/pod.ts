import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { LogSource } from "../shared/services";
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
}

/** A Filebeat that reads one folder of the node and writes nothing there but its registry. */
export function podSpec(args: PodArgs): k8s.types.input.core.v1.PodSpec {
  const { source } = args;
  const logs = source.folders.map((folder, index) => ({ name: `logs-${String(index)}`, folder }));
  return {
    ...(args.serviceAccount === undefined
      ? { automountServiceAccountToken: false }
      : { serviceAccountName: args.serviceAccount }),
    terminationGracePeriodSeconds: 30,
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
          runAsUser: 0, // the container runtime's files belong to root
          privileged: false,
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          // a service's own files belong to its user
          capabilities: { drop: ["ALL"], ...(source.kind === "file" ? { add: ["DAC_READ_SEARCH"] } : {}) },
          seccompProfile: { type: "RuntimeDefault" },
        },
        resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "512Mi" } },
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
