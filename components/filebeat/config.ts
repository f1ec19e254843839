import type { LogSource } from "../shared/services";
import { lineProcessors, maxLineBytes } from "./line";
import type { Processor } from "./processor";
import { recordProcessors } from "./record";

export interface FilebeatConfigArgs {
  readonly source: LogSource;
  /** `host:port` of Logstash's beats input. */
  readonly receiver: string;
  /** What finds out which service a line is of. */
  readonly service: readonly Processor[];
  /** Path of the masking script. */
  readonly script: string;
}

/** Where the DaemonSet mounts the certificate authority of the receiver. */
export const certificateFolder = "/etc/filebeat/certificate";

/** Where the masking script is mounted. */
export const scriptFile = "/etc/filebeat/masking.js";

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
        // a file that comes and goes between two looks is never read
        "prospector.scanner.check_interval": "1s",
        "prospector.scanner.symlinks": source.kind === "container",
        "prospector.scanner.exclude_files": source.except,
        // by content, not by inode, which is reused
        "file_identity.fingerprint": null,
        "prospector.scanner.fingerprint": { enabled: true, offset: 0, length: source.fingerprintBytes },
        // one that is cut to nothing and grows again must be seen while it is short
        "backoff.init": "1s",
        "backoff.max": "1s",
        // files that rotate fast are read to their end
        "close.on_state_change.removed": false,
        clean_removed: false,
        // what has been still for three days is read no more, and forgotten a day later
        ignore_older: "72h",
        clean_inactive: "96h",
        message_max_bytes: maxLineBytes,
        "publisher_pipeline.disable_host": true, // the node's name would be the pod's
        parsers: [
          ...(source.kind === "container" ? [{ container: { stream: "all", format: "auto" } }] : []),
          stackTraces,
        ],
        processors: [...args.service, ...lineProcessors(args.script)],
      },
    ],
    processors: recordProcessors(),
    "output.logstash": {
      hosts: [args.receiver],
      ttl: "5m", // reconnects, so that a new replica gets its share
      pipelining: 0, // which a time to live asks for
      ssl: {
        enabled: true,
        certificate_authorities: [`${certificateFolder}/ca.crt`],
        verification_mode: "full",
        "restart_on_cert_change.enabled": true,
        "restart_on_cert_change.period": "1m",
      },
    },
    // when Logstash takes no more, the queue fills and reading stops; nothing is dropped
    "queue.mem": { events: 2048, "flush.min_events": 1024, "flush.timeout": "1s" },
    "logging.level": "info",
    "logging.to_stderr": true,
    "http.enabled": true,
    "http.host": "127.0.0.1",
    "http.port": source.monitoringPort,
  };
}

/** Lines that continue the one before: frames of Java and .NET, causes; an indented JSON object is a line of its own. */
const stackTraces = {
  multiline: {
    type: "pattern",
    pattern: "^(?:[ \\t]+[^ \\t{]|Caused by: )",
    negate: false,
    match: "after",
    max_lines: 1000,
    max_bytes: maxLineBytes,
    timeout: "5s",
  },
};
