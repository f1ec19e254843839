/** How the services of one kind hand over their logs on a node. */
export type SourceKind = "container" | "file";

/** One way logs are collected; each gets a Filebeat DaemonSet of its own, so that one cannot stall the other. */
export interface LogSource {
  readonly kind: SourceKind;
  /** Files on the node, as Filebeat's globs. */
  readonly paths: readonly string[];
  /** Folder on the node that is mounted, read-only, at the same path. */
  readonly folder: string;
}

/** The two ways the decision allows: standard output, or files on the node. */
export const logSources: readonly LogSource[] = [
  { kind: "container", paths: ["/var/log/containers/*.log"], folder: "/var/log" },
  { kind: "file", paths: ["/var/log/services/*/*.log"], folder: "/var/log/services" },
];
