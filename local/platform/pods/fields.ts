import { type Container, type LocalPod } from "./pod";
import { type Sources } from "./sources";

/** The value of a pod's field as the downward API gives it, for example `metadata.name`; empty if it has none. */
export function field(pod: LocalPod, path: string): string {
  const { metadata, spec } = pod.object;
  const entry = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path);
  if (entry) return metadata[entry[1] === "labels" ? "labels" : "annotations"]?.[entry[2] ?? ""] ?? "";
  switch (path) {
    case "metadata.name":
      return metadata.name;
    case "metadata.namespace":
      return metadata.namespace;
    case "metadata.uid":
      return metadata.uid;
    case "metadata.labels":
      return lines(metadata.labels);
    case "metadata.annotations":
      return lines(metadata.annotations);
    case "spec.nodeName":
      return spec.nodeName ?? "";
    case "spec.serviceAccountName":
      return spec.serviceAccountName ?? "";
    case "status.podIP":
      return pod.podIP;
    case "status.hostIP":
      return "127.0.0.1";
    default:
      return "";
  }
}

const lines = (values: Readonly<Record<string, string>> = {}): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}\n`)
    .join("");

/** A container's environment as its spec describes it. */
export function containerEnvironment(pod: LocalPod, container: Container, sources: Sources): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, value, valueFrom } of container.env ?? []) {
    if (valueFrom?.fieldRef) values[name] = field(pod, valueFrom.fieldRef.fieldPath);
    else if (valueFrom?.secretKeyRef) {
      const { name: secret, key } = valueFrom.secretKeyRef;
      values[name] = sources.secrets.get(secret)?.get(key)?.toString() ?? "";
    } else if (valueFrom?.configMapKeyRef) {
      const { name: map, key } = valueFrom.configMapKeyRef;
      values[name] = sources.configMaps.get(map)?.get(key)?.toString() ?? "";
    } else values[name] = value ?? "";
  }
  return values;
}
