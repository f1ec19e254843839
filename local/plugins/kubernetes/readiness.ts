import { type KubernetesObject } from "../../kubernetes/client";
import { conditionOf, count, field, isCurrent } from "./status";

/** What is still missing; `final` if waiting longer is of no use. */
export interface NotReady {
  readonly ready: false;
  readonly why: string;
  readonly final?: boolean;
}

/** Whether an object is ready. */
export type Verdict = { readonly ready: true } | NotReady;

/** Reads the objects that a verdict depends on beside the object itself. */
export interface Surroundings {
  /** `volumeBindingMode` of a StorageClass; undefined if there is no such class. */
  bindingMode(storageClass: string): Promise<unknown>;
  /** EndpointSlices of a Service. */
  endpointSlices(service: KubernetesObject): Promise<readonly KubernetesObject[]>;
}

const ready: Verdict = { ready: true };
const readyIf = (isReady: boolean, why: string): Verdict => (isReady ? ready : { ready: false, why });
const failed = (why: string): Verdict => ({ ready: false, why, final: true });

type Check = (object: KubernetesObject, surroundings: Surroundings) => Verdict | Promise<Verdict>;

const checks: Readonly<Record<string, Check>> = {
  "v1/Namespace": (it) => readyIf(field(it, "status", "phase") === "Active", "waiting for it to become active"),

  "apiextensions.k8s.io/v1/CustomResourceDefinition": (it) => {
    const accepted = conditionOf(it, "NamesAccepted");
    if (accepted?.status === "False") return failed(accepted.message ?? "its names are not accepted");
    return readyIf(conditionOf(it, "Established")?.status === "True", "waiting for it to be established");
  },

  "apps/v1/Deployment": (it) => {
    const wanted = wantedReplicas(it);
    const { updatedReplicas, availableReplicas, replicas } = counts(it);
    const progress = conditionOf(it, "Progressing");
    if (progress?.reason === "ProgressDeadlineExceeded" && isCurrent(it))
      return failed(progress.message ?? "it made no progress within its deadline");
    const done = updatedReplicas === wanted && availableReplicas === wanted && replicas === wanted;
    return readyIf(isObserved(it) && done, `${String(availableReplicas)} of ${String(wanted)} replicas are available`);
  },

  "apps/v1/StatefulSet": (it) => {
    const wanted = wantedReplicas(it);
    const { readyReplicas, updatedReplicas, replicas } = counts(it);
    const rolls = field(it, "spec", "updateStrategy", "type") !== "OnDelete";
    const rolled = field(it, "status", "currentRevision") === field(it, "status", "updateRevision");
    const done = readyReplicas === wanted && replicas === wanted && (!rolls || updatedReplicas === wanted || rolled);
    return readyIf(isObserved(it) && done, `${String(readyReplicas)} of ${String(wanted)} replicas are ready`);
  },

  "apps/v1/DaemonSet": (it) => {
    const wanted = count(it, "status", "desiredNumberScheduled");
    const available = count(it, "status", "numberAvailable");
    const updated = count(it, "status", "updatedNumberScheduled");
    const rolls = field(it, "spec", "updateStrategy", "type") !== "OnDelete";
    const done = available === wanted && (!rolls || updated === wanted);
    return readyIf(isObserved(it) && done, `${String(available)} of ${String(wanted)} pods are available`);
  },

  "batch/v1/Job": (it) => {
    const failure = conditionOf(it, "Failed");
    if (failure?.status === "True") return failed(failure.message ?? "the Job failed");
    return readyIf(conditionOf(it, "Complete")?.status === "True", "waiting for the Job to complete");
  },

  "v1/Pod": (it) => {
    const phase = field(it, "status", "phase");
    if (phase === "Failed") return failed("the pod failed");
    const isReady = phase === "Succeeded" || conditionOf(it, "Ready")?.status === "True";
    return readyIf(isReady, `the pod is ${typeof phase === "string" ? phase : "not scheduled"}`);
  },

  "v1/PersistentVolumeClaim": async (it, surroundings) => {
    if (field(it, "status", "phase") === "Bound") return ready;
    const storageClass = field(it, "spec", "storageClassName");
    const mode = typeof storageClass === "string" ? await surroundings.bindingMode(storageClass) : undefined;
    return readyIf(mode === "WaitForFirstConsumer", "waiting for it to be bound");
  },

  "v1/Service": async (it, surroundings) => {
    const hasPods = Object.keys(field(it, "spec", "selector") ?? {}).length > 0;
    const isAddress = field(it, "spec", "type") === "ExternalName" || field(it, "spec", "clusterIP") === "None";
    if (!hasPods || isAddress) return ready;
    const slices = await surroundings.endpointSlices(it);
    const endpoints = slices.flatMap((slice) => (slice["endpoints"] ?? []) as unknown[]);
    const isServed = endpoints.some((endpoint) => field(endpoint, "conditions", "ready") !== false);
    return readyIf(isServed, "it targets no ready pod; its selector may match none");
  },
};

/** How a built-in kind becomes ready; kinds without a rule are ready at once. */
export async function verdictOn(object: KubernetesObject, surroundings: Surroundings): Promise<Verdict> {
  return (await checks[`${object.apiVersion}/${object.kind}`]?.(object, surroundings)) ?? ready;
}

/** An operator without admission webhooks refuses a custom resource this way; it stays refused until it is changed. */
export function isRefused(object: KubernetesObject): boolean {
  return object.apiVersion.includes(".") && field(object, "status", "phase") === "Invalid" && isCurrent(object);
}

function isObserved(object: KubernetesObject): boolean {
  return count(object, "status", "observedGeneration") >= (object.metadata.generation ?? 0);
}

function wantedReplicas(object: KubernetesObject): number {
  const replicas = field(object, "spec", "replicas");
  return typeof replicas === "number" ? replicas : 1;
}

function counts(object: KubernetesObject) {
  return {
    replicas: count(object, "status", "replicas"),
    readyReplicas: count(object, "status", "readyReplicas"),
    availableReplicas: count(object, "status", "availableReplicas"),
    updatedReplicas: count(object, "status", "updatedReplicas"),
  };
}
