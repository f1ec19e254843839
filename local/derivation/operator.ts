import * as fs from "node:fs";
import * as path from "node:path";
import type { KubernetesObject } from "../kubernetes/client";
import { platformKubeconfig, platformState } from "../paths";
import { environment } from "../platform/environment";
import { controlsElasticsearch, outside } from "../platform/pods/operator";
import { logFile, startRecorded, waitUntilReady } from "../processes";

const name = "derivation-operator";

/**
 * Starts the real operator with the settings that the program gives it, as the cluster's administrator; returns when it
 * looks after Elasticsearch.
 *
 * @param settings the ConfigMap with its `eck.yaml`
 */
export async function startOperator(binary: string, settings: KubernetesObject): Promise<void> {
  const { "eck.yaml": content = "" } = settings["data"] as Readonly<Record<string, string>>;
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
