import { type KubernetesClient } from "../../kubernetes/client";
import { type LocalPod, type PodStatus } from "./pod";
import { podStatus, type Progress } from "./status";

/** Tells the cluster about one pod. */
export class PodReporter {
  readonly #pod: LocalPod;
  readonly #client: KubernetesClient;
  #told: string | undefined;
  #logged: string | undefined;

  constructor(pod: LocalPod, client: KubernetesClient) {
    this.#pod = pod;
    this.#client = client;
  }

  /** The present time as Kubernetes writes it. */
  static now(): string {
    return new Date().toISOString().replace(/\.\d+Z$/, "Z");
  }

  /** Since when the pod's process runs, as was reported before this stand-in began; else now. */
  get startedAt(): string {
    return this.#pod.object.status?.containerStatuses?.[0]?.state?.running?.startedAt ?? PodReporter.now();
  }

  /** Sets the pod's status, unless that is what was said last. */
  async report(progress: Progress): Promise<void> {
    const news = JSON.stringify(progress);
    if (news === this.#told) return;
    const { namespace, name } = this.#pod;
    const key = { apiVersion: "v1", kind: "Pod", namespace, name };
    const status = podStatus(this.#pod, progress, PodReporter.now());
    const changed = await this.#client.mergePatch(key, { status }, "status");
    // what comes next builds on this, before the pod is listed again
    this.#pod.object = { ...this.#pod.object, status: changed["status"] as PodStatus };
    this.#told = news;
    this.log(progress.phase === "running" ? (progress.ready ? "ready" : "not ready") : progress.phase);
  }

  /** Lets the API server, and through it the operator, reach these ports of the pod; none takes them back. */
  async forward(ports: readonly number[]): Promise<void> {
    const { namespace, name, address } = this.#pod;
    const key = { apiVersion: "kwok.x-k8s.io/v1alpha1", kind: "PortForward", namespace, name };
    if (ports.length === 0) {
      await this.#client.delete(key);
      return;
    }
    const forwards = ports.map((port) => ({ ports: [port], target: { address, port } }));
    await this.#client.apply(
      { apiVersion: key.apiVersion, kind: key.kind, metadata: { namespace, name }, spec: { forwards } },
      { fieldManager: "platform", force: true },
    );
  }

  /** One line in the stand-in's log, once. */
  log(text: string): void {
    if (text !== this.#logged) console.log(`${PodReporter.now()} ${this.#pod.namespace}/${this.#pod.name}: ${text}`);
    this.#logged = text;
  }
}
