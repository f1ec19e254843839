import * as http from "node:http";
import * as path from "node:path";
import { platformState } from "../../paths";
import { firstElasticsearchNumber, loopbackAddress, ports } from "../addresses";
import { environment } from "../environment";
import { podLabels } from "./labels";
import { type Workload } from "./workload";

const elasticsearch = `https://${loopbackAddress(firstElasticsearchNumber)}:${String(ports.elasticsearch)}`;

/**
 * The operator's Kibana pods: a double that keeps what is created in it and checks it against Kibana's own contract.
 * It stands behind one pod; there is one port on this machine, so further replicas are only said to be ready.
 */
export function kibana(binary: string): Workload {
  return {
    label: podLabels.kibana,
    firstNumber: 151,
    processes: 1,
    forwardedPorts: [],
    user: undefined,
    adapt: (_pod, _name, content) => content,
    prepare: async () => Promise.resolve(),
    command: (pod) => ({
      file: binary,
      args: [
        "--listen",
        `127.0.0.1:${String(ports.kibana)}`,
        "--elasticsearch",
        elasticsearch,
        "--elasticsearch-ca",
        path.join(pod.place("elasticsearch-certs"), "ca.crt"),
        "--state",
        path.join(platformState, "kibana.json"),
      ],
      environment,
    }),
    isReady: answers,
  };
}

async function answers(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const url = `http://127.0.0.1:${String(ports.kibana)}/api/status`;
    const request = http.get(url, { agent: false, timeout: 5000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", reject);
  });
}
