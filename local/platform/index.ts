import * as fs from "node:fs";
import * as path from "node:path";
import { KubernetesClient } from "../kubernetes/client";
import { unmarked } from "../leftovers";
import { checkout, platformKubeconfig, platformState } from "../paths";
import { findRunning, type ProcessRecord, recorded, startRecorded, stop, waitUntilReady } from "../processes";
import { startApiServer, startControllers } from "./control-plane";
import { startNodes } from "./nodes";
import { createObjects } from "./objects";
import { createPki } from "./pki";
import { isWatching } from "./pods/heartbeat";
import { ownLabels } from "./pods/labels";
import { untilSettled } from "./pods/settled";
import { preflight } from "./preflight";

/** The built and unpacked software the platform is made of; all paths are absolute. */
export interface PlatformParts {
  /** Folder with etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kubectl. */
  readonly controlPlane: string;
  readonly kwok: string;
  /** Source folder of the Go module `sigs.k8s.io/kwok`. */
  readonly kwokModule: string;
  /** The Elastic operator's binary. */
  readonly operator: string;
  readonly kibanaDouble: string;
  readonly elasticsearch: { readonly home: string; readonly javaHome: string };
}

const podStandIn = "pod-stand-in";
const graceSeconds = 60;

/**
 * Starts what does not run yet and returns when pods can be scheduled. May be called again at any time, also after a
 * call that was killed.
 * @param report told once per step that took time
 * @throws Failure if the machine cannot run the platform or a part does not start
 */
export async function startPlatform(parts: PlatformParts, report: (line: string) => void): Promise<void> {
  await preflight([parts.elasticsearch.home, parts.elasticsearch.javaHome]);
  fs.mkdirSync(path.join(platformState, "home"), { recursive: true, mode: 0o755 });
  await createPki();
  const client = new KubernetesClient(platformKubeconfig);
  try {
    await startApiServer(parts.controlPlane, client);
    report("API server is ready");
    await Promise.all([
      startControllers(parts.controlPlane),
      startNodes(parts, client, ownLabels),
      createObjects(client),
      startPodStandIn(parts),
    ]);
    report("controllers, scheduler and nodes are ready");
    await untilSettled(client, 120);
  } finally {
    client.close();
  }
}

async function startPodStandIn(parts: PlatformParts): Promise<void> {
  const main = path.join(__dirname, "pods", "main.ts");
  const standIn = startRecorded(podStandIn, process.execPath, ["-r", "tsx/cjs", main, JSON.stringify(parts)], {
    cwd: checkout, // where tsx is found
    env: unmarked(process.env),
  });
  await waitUntilReady(standIn, async () => Promise.resolve(isWatching(standIn.pid)), 60);
}

/** Whether the API server runs, and with it what the stack made. */
export const isServing = (): boolean => findRunning("kube-apiserver") !== undefined;

/** Stops every process of the platform and removes its state, volumes included. */
export async function stopPlatform(report: (line: string) => void): Promise<void> {
  const all = recorded();
  const stopAll = async (entries: readonly ProcessRecord[]): Promise<void> => {
    await Promise.all(entries.map((entry) => stop(entry, graceSeconds)));
  };
  // first the one that would start others again (it leaves its pods' processes to us), last what the others use
  await stopAll(all.filter(({ name }) => name === podStandIn));
  await stopAll(recorded().filter(({ name }) => name !== "kube-apiserver" && name !== "etcd"));
  await stopAll(recorded().filter(({ name }) => name !== "etcd"));
  await stopAll(recorded());
  if (all.length > 0) report(`stopped ${String(all.length)} processes`);
  fs.rmSync(platformState, { recursive: true, force: true });
}
