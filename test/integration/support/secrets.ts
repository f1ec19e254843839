import type { KubernetesClient } from "../../../local/kubernetes/client";

/** The user that Logstash writes as. */
export async function shipperCredentials(kubernetes: KubernetesClient): Promise<[username: string, password: string]> {
  const [username, password] = await Promise.all(
    ["username", "password"].map((key) => secretValue(kubernetes, "logstash-writer", key)),
  );
  return [username ?? "", password ?? ""];
}

/** A value of the first Secret in the namespace `logging` whose name starts so. */
export async function secretValue(kubernetes: KubernetesClient, prefix: string, key: string): Promise<string> {
  const secrets = await kubernetes.list({ apiVersion: "v1", kind: "Secret", namespace: "logging" });
  const secret = secrets.find(({ metadata }) => metadata.name.startsWith(prefix));
  const { data } = (secret ?? {}) as { data?: Record<string, string> };
  return Buffer.from(data?.[key] ?? "", "base64").toString();
}
