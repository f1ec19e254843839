import { at, isFields, list, pending, type Plain } from "./shared/plain";
import { type Container, isOrMayBe, type Pods } from "./shared/pods";

/**
 * The one pod that may do what no other may: Filebeat reads the log files of its node, which belong to root and to the
 * services' users, and remembers there how far it read. It may be root, though with no more than the capability to read
 * files; it may mount the node's logs, read-only; it may write one folder of the node. For that its namespace may admit it.
 */
export const nodeReader = {
  namespace: "logging-collect",
  kind: "DaemonSet",
  container: "filebeat",
  image: /(^|\/)beats\/filebeat[:@]/,
  user: 0,
  capability: "DAC_READ_SEARCH",
  logs: /^\/var\/log\/[\w./-]+$/,
  registry: /^\/var\/lib\/filebeat-[a-z]+$/,
} as const;

/** Whether a pod is the node reader: of that kind, in its own namespace, with Filebeat's container and no other. */
export function isNodeReader({ kind, namespace, spec }: Pods): boolean {
  const { containers, initContainers } = spec;
  if (kind !== nodeReader.kind || !isOrMayBe(namespace, nodeReader.namespace)) return false;
  const [only, ...others] = [...list(initContainers), ...list(containers)];
  if ([containers, initContainers, only].includes(pending)) return true;
  const image = at(only, "image");
  return (
    others.length === 0 &&
    isOrMayBe(at(only, "name"), nodeReader.container) &&
    (image === pending || (typeof image === "string" && nodeReader.image.test(image)))
  );
}

/** Whether a volume of the node reader is its registry, or logs that its container mounts read-only. */
export function isNodeReadersVolume(pod: Pods, volume: Plain): boolean {
  const folder = folderOf(volume);
  if (!isNodeReader(pod) || folder.includes("..")) return false;
  if (nodeReader.registry.test(folder)) return registriesOf(pod) === 1;
  return nodeReader.logs.test(folder) && mountsOf(pod, volume).every((mount) => isOrMayBe(at(mount, "readOnly"), true));
}

function folderOf(volume: Plain): string {
  const folder = at(volume, "hostPath", "path");
  return typeof folder === "string" ? folder : "";
}

const registriesOf = ({ spec }: Pods): number =>
  list(spec["volumes"]).filter((volume) => nodeReader.registry.test(folderOf(volume))).length;

const mountsOf = ({ spec }: Pods, volume: Plain): Plain[] =>
  list(spec["containers"])
    .flatMap((container) => list(at(container, "volumeMounts")))
    .filter((mount) => isFields(mount) && mount["name"] === at(volume, "name"));

/** Whether a container is the operator without its webhook: it listens to nobody, so nobody can ask how it is. */
export function isDeafOperator({ fields }: Container): boolean {
  const { image, ports } = fields;
  return typeof image === "string" && /(^|\/)eck\/eck-operator[:@]/.test(image) && list(ports).length === 0;
}

/** Lifecycles that may roll over more seldom, in days: a few alerts a day would make a month of nearly empty indices. */
export const slowLifecycles: Readonly<Record<string, number>> = { "alerts-outbox": 7 };

/** Roles that may have all of Kibana: without it nobody could make or delete a space. */
export const administrators: readonly string[] = ["log_admin"];

/**
 * The role that Pulumi acts with: it makes users and roles, so it may manage them, and what it writes about snapshots acts with
 * its rights. It stands in Elasticsearch's file of roles, because it is needed before there is anyone to create it, and only users
 * of Elasticsearch's files may have it.
 */
export const provisioner = {
  role: "provisioner",
  privileges: ["manage_security", "cluster:admin/snapshot/*"],
} as const satisfies { role: string; privileges: readonly string[] };
