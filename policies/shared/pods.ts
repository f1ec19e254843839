import { namespaceOf } from "./objects";
import { operatedPods } from "./operated-pods";
import { at, entries, type Fields, isFields, list, pending, type Plain } from "./plain";
import type { Judged } from "./rule";

/** One container of a pod. */
export interface Container {
  /** As a reader would write it, for example `spec.template.spec.containers[0]`. */
  readonly path: string;
  readonly fields: Fields;
  /** Whether it ends before the others start, and so is neither ready nor alive for long. */
  readonly initial: boolean;
}

/** The pods that become of a resource: all are alike. */
export interface Pods {
  /** Of the resource, for example `DaemonSet`. */
  readonly kind: string;
  readonly namespace: Plain;
  /** How many at a time, as far as a number says so. */
  readonly replicas: Plain;
  /** Labels of each of them. */
  readonly labels: Plain;
  readonly annotations: Plain;
  /** Where their specification stands, for example `spec.template.spec`. */
  readonly path: string;
  readonly spec: Fields;
}

const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  ReplicationController: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
  PodTemplate: ["template"],
};

/**
 * The pods that a resource of Kubernetes declares, or that the operator makes of one of Elastic's, one entry for each
 * template.
 */
export function podsOf(resource: Judged): Pods[] {
  const [, group = "", kind = ""] = /^kubernetes:([^:]+):(\w+)$/.exec(resource.type) ?? [];
  if (group.includes(".k8s.elastic.co/")) return operatedPods(kind, resource.fields);
  const way = templates[kind];
  if (way === undefined || !/^(core|apps|batch|extensions)\//.test(group)) return [];
  const { fields } = resource;
  const template = at(fields, ...way);
  const spec = at(template, "spec");
  if (!isFields(spec)) return [];
  return [
    {
      kind,
      namespace: namespaceOf(fields),
      replicas: at(fields, "spec", "replicas") ?? 1,
      labels: at(template, "metadata", "labels") ?? {},
      annotations: at(template, "metadata", "annotations"),
      path: [...way, "spec"].join("."),
      spec,
    },
  ];
}

const workload =
  /^kubernetes:((apps|batch|extensions)\/|core\/v1:(Pod|PodTemplate|ReplicationController)$|\w+\.k8s\.elastic\.co\/)/;
const holders = new Set(["spec", "template", "jobTemplate", "podTemplate", "nodeSets"]);

/** Whether a resource may have pods that a preview does not know yet, in which case `podsOf` leaves them out. */
export function hidesPods({ type, fields }: Judged): boolean {
  return workload.test(type) && [...entries(fields)].some(({ key, value }) => value === pending && holders.has(key));
}

/** Every container of a pod that is known by now. */
export function containersOf({ path, spec }: Pods): Container[] {
  return (["initContainers", "containers", "ephemeralContainers"] as const).flatMap((name) =>
    list(spec[name]).flatMap((fields, index) => {
      if (!isFields(fields)) return [];
      // one that is restarted for ever runs beside the others
      const initial = name === "initContainers" && fields["restartPolicy"] !== "Always";
      return [{ path: `${path}.${name}[${String(index)}]`, fields, initial }];
    }),
  );
}

/** A setting of a container's security context, or the pod's where the container has none. */
export function secured(pod: Pods, container: Container, ...names: readonly string[]): Plain {
  return at(container.fields, "securityContext", ...names) ?? at(pod.spec, "securityContext", ...names);
}

/** Whether a value is what a rule asks for, or may still turn out to be. */
export const isOrMayBe = (value: Plain, wanted: Plain): boolean => value === wanted || value === pending;
