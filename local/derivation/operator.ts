import * as fs from "node:fs";
import * as path from "node:path";
import type { KubernetesClient } from "../kubernetes/client";
import type { Manifest } from "../manifests";
import { platformKubeconfig, platformState } from "../paths";
import { environment } from "../platform/environment";
import { controlsElasticsearch, outside } from "../platform/pods/operator";
import { logFile, startRecorded, waitUntilReady } from "../processes";

const name = "derivation-operator";

/**
 * Starts the real operator with the settings that the program gives it, as the cluster's administrator; returns when it
 * looks after Elasticsearch.
 *
 * @param stack holds the definitions of its kinds and its settings
 */
export async function startOperator(
  binary: string,
  client: KubernetesClient,
  stack: readonly Manifest[],
): Promise<void> {
  const first = /^(CustomResourceDefinition|Namespace)$/; // without which it gives up
  for (const { object } of stack.filter(({ object }) => first.test(object.kind)))
    await client.apply(object, { fieldManager: "derivation", force: true });
  const settings = stack.find(({ resource }) => resource === "operator-settings")?.object["data"];
  const { "eck.yaml": content = "" } = (settings ?? {}) as Readonly<Record<string, string>>;
  const file = path.join(platformState, "eck.yaml");
  fs.writeFileSync(file, content);
  const running = startRecorded(name, binary, ["manager", `--config=${file}`, ...outside], {
    env: {
      ...environment,
      KUBECONFIG: platformKubeconfig,
      OPERATOR_NAMESPACE: "elastic-system",
      POD_IP: "127.0.0.1",
      HOME: platformState,
    },
  });
  await waitUntilReady(
    running,
    () => Promise.resolve(controlsElasticsearch(fs.readFileSync(logFile(name), "utf8"))),
    60,
  );
}
