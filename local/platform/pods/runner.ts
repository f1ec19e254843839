import * as fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "../../failure";
import { type KubernetesClient } from "../../kubernetes/client";
import {
  findRunning,
  isAlive,
  logFile,
  type ProcessRecord,
  recorded,
  startRecorded,
  stop as stopProcess,
} from "../../processes";
import { makeFolder } from "./owner";
import { type LocalPod } from "./pod";
import { PodReporter } from "./reporter";
import { type Progress } from "./status";
import { type SourceReader, type Sources } from "./sources";
import { bindClaims, syncVolumes } from "./volumes";
import { type Workload } from "./workload";

const interval = 300; // milliseconds
const longestBackOff = 60_000;
const gracePeriod = 60; // seconds

/** What the runners of all pods share. */
export interface Cluster {
  readonly client: KubernetesClient;
  readonly sources: SourceReader;
}

/** Keeps the process of one pod running, from the pod's first sight to its deletion, and reports how it is. */
export class PodRunner {
  readonly pod: LocalPod;
  readonly workload: Workload;
  readonly #cluster: Cluster;
  readonly #reporter: PodReporter;
  readonly #end = new AbortController();
  readonly #done: Promise<void>;
  #prepared = false;
  #restarts: number;

  /** Begins at once. */
  constructor(pod: LocalPod, workload: Workload, cluster: Cluster) {
    this.pod = pod;
    this.workload = workload;
    this.#cluster = cluster;
    this.#reporter = new PodReporter(pod, cluster.client);
    this.#restarts = pod.object.status?.containerStatuses?.[0]?.restartCount ?? 0;
    this.#done = this.#run();
  }

  /** Ends the process and removes the pod's files, but not those of its volumes' claims. */
  async stop(): Promise<void> {
    this.#end.abort();
    await this.#done;
    await this.#sweep(this.pod.object.metadata.deletionGracePeriodSeconds);
    await this.#reporter.forward([]);
    fs.rmSync(this.pod.folder, { recursive: true, force: true });
  }

  async #run(): Promise<void> {
    while (!this.#end.signal.aborted)
      try {
        // one that a predecessor of this stand-in left behind is taken over
        const adopted = findRunning(this.pod.processName);
        const startedAt = adopted ? this.#reporter.startedAt : PodReporter.now();
        await this.#follow(adopted ?? (await this.#start()), startedAt);
        await this.#sweep(); // Elasticsearch's launcher may die before the server it has launched
        await this.#report({ phase: "down", restarts: ++this.#restarts });
        await this.#pause(Math.min((this.#restarts - 1) * 5000, longestBackOff));
      } catch (error) {
        const waitsFor = messageOf(error);
        this.#reporter.log(waitsFor);
        if (!this.#prepared) await this.#report({ phase: "preparing", waitsFor }).catch(() => undefined);
        await sleep(interval);
      }
  }

  async #start(): Promise<ProcessRecord> {
    if (!this.#prepared) {
      await this.#prepare();
      this.#prepared = true;
    }
    const sources = await this.#sync();
    const { file, args, environment } = this.workload.command(this.pod, sources);
    const log = logFile(this.pod.processName);
    if (fs.existsSync(log)) fs.renameSync(log, `${log}.previous`);
    const options = { ...this.workload.user, cwd: this.pod.folder, env: environment };
    const started = startRecorded(this.pod.processName, file, args, options);
    this.#reporter.log(`started, pid ${String(started.pid)}`);
    return started;
  }

  async #prepare(): Promise<void> {
    await this.#sweep();
    await this.#report({ phase: "preparing" });
    fs.rmSync(this.pod.folder, { recursive: true, force: true });
    makeFolder(this.pod.folder, this.workload.user);
    const sources = await this.#sync();
    // scripts wait for what the operator adds to the volumes once it sees the pod
    const syncing = setInterval(() => {
      this.#sync().catch(() => undefined);
    }, interval);
    try {
      await this.workload.prepare(this.pod, sources, this.#end.signal);
    } finally {
      clearInterval(syncing);
    }
    await this.#reporter.forward(this.workload.forwardedPorts);
  }

  /** Reports readiness and keeps volumes up to date until the process is dead. */
  async #follow(running: ProcessRecord, startedAt: string): Promise<void> {
    this.#prepared = true;
    for (let syncedAt = 0; isAlive(running);) {
      if (Date.now() - syncedAt > 1000) {
        // a process goes on while the API server is away
        await this.#sync().catch((error: unknown) => {
          this.#reporter.log(messageOf(error));
        });
        syncedAt = Date.now();
      }
      const ready = await this.workload.isReady(this.pod).catch(() => false);
      await this.#report({ phase: "running", ready, startedAt, restarts: this.#restarts }).catch(() => undefined);
      await this.#pause(interval);
    }
    this.#reporter.log("died");
  }

  async #sync(): Promise<Sources> {
    const sources = await this.#cluster.sources.read(this.pod.namespace);
    await bindClaims(this.pod, this.#cluster.client);
    syncVolumes(this.pod, sources, { owner: this.workload.user, adapt: this.workload.adapt.bind(this.workload) });
    await this.workload.refresh?.(this.pod);
    return sources;
  }

  /** Ends whatever is left of the pod's process group. */
  async #sweep(graceSeconds = gracePeriod): Promise<void> {
    const left = recorded().filter(({ name }) => name === this.pod.processName);
    await Promise.all(left.map((entry) => stopProcess(entry, graceSeconds)));
  }

  async #report(progress: Progress): Promise<void> {
    await this.#reporter.report(progress);
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#end.signal });
  }
}
