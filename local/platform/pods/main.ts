import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "../../failure";
import { KubernetesClient } from "../../kubernetes/client";
import { platformKubeconfig } from "../../paths";
import type { PlatformParts } from "../index";
import { provisionVolumes } from "./claims";
import { elasticsearch } from "./elasticsearch";
import { markWatching } from "./heartbeat";
import { PodKeeper } from "./keeper";
import { kibana } from "./kibana";
import { operator } from "./operator";

// The pod stand-in: a kubelet, of sorts, for the pods that a process of this machine stands behind. It may be killed
// at any time: its processes go on and the next stand-in takes them over.

const roundMilliseconds = 300;

async function repeat(round: () => Promise<void>): Promise<never> {
  for (let complaint = ""; ;) {
    try {
      await round();
      complaint = "";
    } catch (error) {
      if (messageOf(error) !== complaint) console.log(messageOf(error));
      complaint = messageOf(error);
    }
    await sleep(roundMilliseconds);
  }
}

async function main(): Promise<void> {
  const parts = JSON.parse(process.argv[2] ?? "{}") as PlatformParts;
  const client = new KubernetesClient(platformKubeconfig);
  const keeper = new PodKeeper(client, [
    elasticsearch(parts.elasticsearch),
    operator(parts.operator, client),
    kibana(parts.kibanaDouble),
  ]);
  await Promise.all([
    repeat(async () => {
      await keeper.round();
      markWatching();
    }),
    repeat(async () => provisionVolumes(client)),
  ]);
}

void main();
