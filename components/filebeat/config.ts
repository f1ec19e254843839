import type { LogSource } from "../shared/services";

export interface FilebeatConfigArgs {
  readonly source: LogSource;
  /** `host:port` of Logstash's beats input. */
  readonly receiver: string;
}

/** Where the DaemonSet mounts the certificate authority of the receiver. */
export const certificateFolder = "/etc/filebeat/certificate";

/** Where the registry (how far each file was read) lives; it must survive the pod, or every line is sent again. */
export const registryFolder = "/usr/share/filebeat/data";

/** filebeat.yml for one source, as typed data; Filebeat reads JSON as the YAML it is. */
export function filebeatConfig(args: FilebeatConfigArgs) {
  const { source } = args;
  return {
    "filebeat.inputs": [
      {
        type: "filestream",
        id: `services-${source.kind}`, // the registry is keyed by it: never change it
        paths: source.paths,
        "prospector.scanner.symlinks": source.kind === "container",
        "prospector.scanner.exclude_files": source.except,
        // by content, not by inode, which is reused
        "file_identity.fingerprint": null,
        "prospector.scanner.fingerprint": { enabled: true, offset: 0, length: source.fingerprintBytes },
        // files that rotate fast are read to their end
        "close.on_state_change.removed": false,
        clean_removed: false,
        // what has been still for three days is read no more, and forgotten a day later
        ignore_older: "72h",
        clean_inactive: "96h",
        parsers: [
          ...(source.kind === "container" ? [{ container: { stream: "all", format: "auto" } }] : []),
          {
            ndjson: {
              target: "",
              expand_keys: true,
              overwrite_keys: true,
              add_error_key: false,
              ignore_decoding_error: true,
            },
          },
        ],
        processors: [
          ...(source.kind === "container" ? [kubernetesMetadata] : []),
          { drop_fields: { fields: ["agent", "input", "event.original"], ignore_missing: true } },
        ],
      },
    ],
    "output.logstash": {
      hosts: [args.receiver],
      ssl: { enabled: true, certificate_authorities: [`${certificateFolder}/ca.crt`], verification_mode: "full" },
    },
    "queue.mem": { events: 4096, "flush.min_events": 1024, "flush.timeout": "1s" },
    "logging.level": "info",
    "logging.to_stderr": true,
    "http.enabled": true,
    "http.host": "127.0.0.1",
    "http.port": 5066,
  };
}

const kubernetesMetadata = {
  add_kubernetes_metadata: {
    host: "${NODE_NAME}",
    matchers: [{ logs_path: { logs_path: "/var/log/containers/" } }],
    default_matchers: { enabled: false },
    default_indexers: { enabled: true },
    add_resource_metadata: {
      namespace: { enabled: false },
      node: { enabled: false },
      deployment: false,
      cronjob: false,
    },
  },
};
