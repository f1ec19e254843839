import * as fs from "node:fs";
import { type KubernetesClient } from "../../kubernetes/client";
import { logFile } from "../../processes";
import { ports } from "../addresses";
import { environment } from "../environment";
import { containerEnvironment } from "./fields";
import { identityFile, renewIdentity } from "./identity";
import { podLabels } from "./labels";
import { rewritePaths } from "./rewrite";
import { type Workload } from "./workload";

/** What an operator outside of a cluster, next to others on one machine, has to be told. */
export const outside = [
  "--development", // without which auto-port-forward is refused
  "--auto-port-forward",
  "--debug-http-listen=127.0.0.1:0",
  "--enable-webhook=false", // the API server could not reach it by its service
  "--enable-leader-election=false",
  "--disable-telemetry",
  "--metrics-host=127.0.0.1",
  `--metrics-port=${String(ports.operatorMetrics)}`,
  "--metrics-secure=false",
  "--ip-family=IPv4",
  "--elasticsearch-observation-interval=2s",
];

/** The Elastic operator's pod: the real operator, with the configuration and the rights the program gives it. */
export function operator(binary: string, client: KubernetesClient): Workload {
  return {
    label: podLabels.operator,
    firstNumber: 101,
    processes: 1,
    forwardedPorts: [],
    user: undefined,
    adapt: (_pod, _name, content) => content,
    prepare: async () => Promise.resolve(),
    refresh: async (pod) => renewIdentity(pod, client),
    command(pod, sources) {
      const [container] = pod.object.spec.containers;
      const own = (container.args ?? ["manager"]).map((arg) => rewritePaths(arg, pod, container));
      return {
        file: binary,
        args: [...own, ...outside],
        environment: {
          ...environment,
          ...containerEnvironment(pod, container, sources),
          KUBECONFIG: identityFile(pod),
        },
      };
    },
    // its log begins anew with each start
    isReady: async (pod) => Promise.resolve(controlsElasticsearch(fs.readFileSync(logFile(pod.processName), "utf8"))),
  };
}

/** Whether the operator's log says that its controller of Elasticsearch is at work. */
export function controlsElasticsearch(log: string): boolean {
  return log.split("\n").some((line) => line.includes("Starting workers") && line.includes("elasticsearch-controller"));
}
