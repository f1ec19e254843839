/** The label that says which service a pod belongs to, one of those that Kubernetes recommends. */
export const serviceLabel = "app.kubernetes.io/name";

/** The company's services, as that label and `service.name` name them; other pods' logs are left alone. */
export const services = ["crm-api", "mes-api", "mes", "shop-api"] as const;

/** How the services of one kind hand over their logs on a node. */
export type SourceKind = "container" | "file";

/** One way logs are collected; each gets a Filebeat DaemonSet of its own, so that one cannot stall the other. */
export interface LogSource {
  readonly kind: SourceKind;
  /** Files on the node, as Filebeat's globs. */
  readonly paths: readonly string[];
  /** Files that are left out, as regular expressions. */
  readonly except: readonly string[];
  /** Folders on the node that are mounted, read-only, at the same paths. */
  readonly folders: readonly string[];
  /** First bytes that tell one file from another; a shorter file is read once it has grown to them. */
  readonly fingerprintBytes: number; // Filebeat takes no less than 64
  /** Where the agent tells how it is, on the node's loopback only; agents on one node must differ. */
  readonly monitoringPort: number;
}

/** Pods that are no service of the company; Logstash's own errors would quote events and come round for ever. */
const systemNamespaces = ["logging", "logging-collect", "elastic-system", "kube-system"];

/** The two ways the decision allows: standard output, or files on the node. */
export const logSources: readonly LogSource[] = [
  {
    kind: "container",
    paths: ["/var/log/containers/*.log"],
    except: systemNamespaces.map((namespace) => `_${namespace}_`), // POD_NAMESPACE_CONTAINER-ID.log
    folders: ["/var/log/containers", "/var/log/pods"], // the former holds links into the latter
    fingerprintBytes: 64, // a line of the container runtime begins with its time in nanoseconds
    monitoringPort: 5066,
  },
  {
    kind: "file",
    paths: ["/var/log/services/*/*.log*"], // rotated ones too: they may hold lines of a time when no agent ran
    except: ["\\.(gz|bz2|xz|zst|lz4|zip)$"],
    folders: ["/var/log/services"],
    fingerprintBytes: 256, // files may begin with the same banner
    monitoringPort: 5067,
  },
];
