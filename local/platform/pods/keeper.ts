import { messageOf } from "../../failure";
import { type KubernetesClient } from "../../kubernetes/client";
import { findRunning, recorded, stop } from "../../processes";
import { podNumber } from "../addresses";
import { LocalPod, type Pod, processNameOf, processPrefix } from "./pod";
import { PodReporter } from "./reporter";
import { type Cluster, PodRunner } from "./runner";
import { SourceReader } from "./sources";
import { type Workload } from "./workload";

/** Follows the pods of the cluster: a runner for each that a process stands behind, none for those that went. */
export class PodKeeper {
  readonly #client: KubernetesClient;
  readonly #workloads: readonly Workload[];
  readonly #cluster: Cluster;
  /** By the pods' uids. */
  readonly #runners = new Map<string, PodRunner>();
  readonly #stopping = new Set<PodRunner>();
  /** The numbers given to pods, also to those without a runner, by namespace and name: who comes back has the same address. */
  readonly #numbers = new Map<string, number>();
  #sweptOrphans = false;

  constructor(client: KubernetesClient, workloads: readonly Workload[]) {
    this.#client = client;
    this.#workloads = workloads;
    this.#cluster = { client, sources: new SourceReader(client) };
  }

  /** One round: looks at the pods and starts or stops runners; throws if the API server cannot be asked. */
  async round(): Promise<void> {
    const lists = await Promise.all(this.#workloads.map(async (workload) => this.#podsOf(workload)));
    const pods = lists.flat();
    if (!this.#sweptOrphans) await this.#stopOrphans(pods);
    this.#sweptOrphans = true;
    for (const pod of pods) {
      const number = podNumber(pod.status?.podIP);
      if (number !== undefined) this.#numbers.set(fullName(pod), number);
    }
    for (const [index, workload] of this.#workloads.entries())
      for (const pod of processesFirst(lists[index] ?? [])) await this.#follow(pod, workload);
    const present = new Set(pods.map(({ metadata }) => metadata.uid));
    for (const [uid, runner] of this.#runners) if (!present.has(uid)) this.#stop(runner);
    const names = new Set([...pods, ...[...this.#runners.values()].map(({ pod }) => pod.object)].map(fullName));
    for (const name of this.#numbers.keys()) if (!names.has(name) && !comesBack(name)) this.#numbers.delete(name);
  }

  async #podsOf(workload: Workload): Promise<Pod[]> {
    const labelSelector = workload.label.join("=");
    const objects = await this.#client.list({ apiVersion: "v1", kind: "Pod" }, { labelSelector });
    return objects as unknown as Pod[];
  }

  async #follow(pod: Pod, workload: Workload): Promise<void> {
    const { name, namespace, uid, deletionTimestamp } = pod.metadata;
    const runner = this.#runners.get(uid);
    if (runner) runner.pod.object = pod;
    if (deletionTimestamp !== undefined) {
      if (runner) this.#stop(runner);
      else await this.#release(pod);
      return;
    }
    if (runner || pod.spec.nodeName === undefined) return;
    const others = [...this.#runners.values()];
    // two processes must never share a folder or a volume: the predecessor has to be gone
    if (others.some((other) => other.pod.name === name && other.pod.namespace === namespace)) return;
    const colleagues = others.filter((other) => other.workload === workload);
    const local = new LocalPod(pod, this.#numberOf(pod, workload));
    if (colleagues.length < (workload.processes ?? Infinity))
      this.#runners.set(uid, new PodRunner(local, workload, this.#cluster));
    else if (pod.status?.phase !== "Running")
      await new PodReporter(local, this.#client).report({
        phase: "running",
        ready: true,
        startedAt: PodReporter.now(),
        restarts: 0,
      });
  }

  /** The number a pod has, else the lowest that is free. */
  #numberOf(pod: Pod, { firstNumber }: Workload): number {
    const used = new Set(this.#numbers.values());
    let number = this.#numbers.get(fullName(pod));
    for (let next = firstNumber; number === undefined; next++) if (!used.has(next)) number = next;
    this.#numbers.set(fullName(pod), number);
    return number;
  }

  /** Stops in the background; the runner counts as present until its process is gone. */
  #stop(runner: PodRunner): void {
    if (this.#stopping.has(runner)) return;
    this.#stopping.add(runner);
    const { pod } = runner;
    void runner
      .stop()
      .then(async () => this.#release(pod.object))
      .catch((error: unknown) => {
        console.log(`${pod.namespace}/${pod.name}: ${messageOf(error)}`); // tried again in the next round
      })
      .finally(() => {
        this.#stopping.delete(runner);
        this.#runners.delete(pod.uid);
      });
  }

  /** Lets the API server forget a deleted pod, as a kubelet does when its containers are gone. */
  async #release({ metadata }: Pod): Promise<void> {
    const { name, namespace, uid } = metadata;
    await this.#client
      .delete({ apiVersion: "v1", kind: "Pod", name, namespace }, { gracePeriodSeconds: 0, preconditions: { uid } })
      .catch((error: unknown) => {
        console.log(`${namespace}/${name}: ${messageOf(error)}`);
      });
  }

  /** Processes of pods that went while no stand-in was watching. */
  async #stopOrphans(pods: readonly Pod[]): Promise<void> {
    const wanted = new Set(pods.map(processNameOf));
    const orphans = recorded().filter(({ name }) => name.startsWith(processPrefix) && !wanted.has(name));
    await Promise.all(orphans.map((orphan) => stop(orphan, 60)));
  }
}

const fullName = ({ metadata }: Pod): string => `${metadata.namespace}/${metadata.name}`;

/** Whether it is the pod of a StatefulSet, whose successor has the same name. */
const comesBack = (name: string): boolean => /-\d+$/.test(name);

/** Where only some pods get a process, those come first that have it from an earlier stand-in. */
function processesFirst(pods: readonly Pod[]): Pod[] {
  const has = (pod: Pod): boolean => findRunning(processNameOf(pod)) !== undefined;
  return [...pods.filter(has), ...pods.filter((pod) => !has(pod))];
}
