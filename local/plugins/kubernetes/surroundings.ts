import { type KubernetesClient, type KubernetesObject } from "../../kubernetes/client";
import { type Surroundings } from "./readiness";
import { field } from "./status";

/** What surrounds an object, read from the API server. */
export function surroundingsIn(client: KubernetesClient): Surroundings {
  return {
    bindingMode: async (name) =>
      (await client.get({ apiVersion: "storage.k8s.io/v1", kind: "StorageClass", name }))?.["volumeBindingMode"],
    endpointSlices: async ({ metadata: { name, namespace } }) =>
      client.list(
        { apiVersion: "discovery.k8s.io/v1", kind: "EndpointSlice", namespace },
        { labelSelector: `kubernetes.io/service-name=${name}` },
      ),
  };
}

const mostWarnings = 6;

/** The latest Warning events about an object, or about what was made for it (pods bear its name as a prefix). */
export async function warningsAbout(client: KubernetesClient, { metadata }: KubernetesObject): Promise<string[]> {
  const where = { apiVersion: "v1", kind: "Event", namespace: metadata.namespace ?? "default" };
  // the reason for waiting is worth telling even if the events cannot be had
  const events = await client.list(where, { fieldSelector: "type=Warning" }).catch(() => []);
  const lines = events
    .filter((event) => {
      const name = field(event, "involvedObject", "name");
      const isOwn = field(event, "involvedObject", "uid") === metadata.uid;
      return isOwn || (typeof name === "string" && name.startsWith(`${metadata.name}-`));
    })
    .sort((a, b) => timeOf(a).localeCompare(timeOf(b)))
    .map((event) => {
      const [kind, name] = [field(event, "involvedObject", "kind"), field(event, "involvedObject", "name")];
      return `[${String(kind)} ${String(name)}] ${String(event["reason"])}: ${String(event["message"])}`;
    });
  return [...new Set(lines)].slice(-mostWarnings);
}

function timeOf(event: KubernetesObject): string {
  return String(event["lastTimestamp"] ?? event["eventTime"] ?? event.metadata["creationTimestamp"]);
}
