import * as assert from "node:assert/strict";
import type { KubernetesClient, KubernetesObject } from "../../../local/kubernetes/client";

/** The user that a Logstash pod would be given now. */
export async function shipperCredentials(kubernetes: KubernetesClient): Promise<[username: string, password: string]> {
  const logstash = await kubernetes.get({
    apiVersion: "logstash.k8s.elastic.co/v1alpha1",
    kind: "Logstash",
    namespace: "logging",
    name: "logs",
  });
  assert.ok(logstash);
  const secret = secretBehind(logstash, "ELASTICSEARCH_USER");
  const value = (key: string): Promise<string> => valueOf(kubernetes, "logging", secret, key);
  return [await value("username"), await value("password")];
}

/** A value of the first Secret in the namespace `logging` whose name starts so. */
export async function secretValue(kubernetes: KubernetesClient, prefix: string, key: string): Promise<string> {
  const secrets = await kubernetes.list({ apiVersion: "v1", kind: "Secret", namespace: "logging" });
  const secret = secrets.find(({ metadata }) => metadata.name.startsWith(prefix));
  return valueOf(kubernetes, "logging", secret?.metadata.name ?? "", key);
}

/** A value of a Secret, empty if there is none. */
export async function valueOf(
  kubernetes: KubernetesClient,
  namespace: string,
  name: string,
  key: string,
): Promise<string> {
  const secret = await kubernetes.get({ apiVersion: "v1", kind: "Secret", namespace, name });
  const { data } = (secret ?? {}) as { data?: Record<string, string> };
  return Buffer.from(data?.[key] ?? "", "base64").toString();
}

/** The Secret behind an environment variable, wherever the pod's template stands in an object. */
export function secretBehind(object: KubernetesObject, variable: string): string {
  const found = new RegExp(`"name":"${variable}","valueFrom":\\{"secretKeyRef":\\{[^}]*"name":"([^"]+)"`).exec(
    JSON.stringify(object),
  );
  return found?.[1] ?? assert.fail(`no Secret behind ${variable}`);
}
