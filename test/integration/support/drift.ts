import type { KubernetesClient, KubernetesObject } from "../../../local/kubernetes/client";
import { keyOf } from "../../../local/kubernetes/object";

/** Where a declared object is not what the API server holds, as `Kind/name: path`; what is only there does not count. */
export async function drift(client: KubernetesClient, declared: KubernetesObject): Promise<string[]> {
  const live = await client.get(keyOf(declared));
  const name = `${declared.kind}/${declared.metadata.name}`;
  return differing(declared["spec"], live?.["spec"], "spec").map((path) => `${name}: ${path}`);
}

function differing(declared: unknown, live: unknown, path: string): string[] {
  if (typeof declared !== "object" || declared === null) return declared === live ? [] : [path];
  if (typeof live !== "object" || live === null) return [path];
  return Object.entries(declared).flatMap(([key, value]) => differing(value, Reflect.get(live, key), `${path}.${key}`));
}
