import { at, entries, type Fields, pending, type Plain } from "./plain";
import { namespaceOf, nameOf } from "./objects";
import { type Pods, podsOf } from "./pods";
import type { Judged } from "./rule";
import { isSame, selects } from "./selectors";

/** Pods that a drain of their nodes takes away, and of which there are as many as a number says. */
export interface Drained {
  readonly resource: Judged;
  readonly pod: Pods;
  /** At least; an autoscaler's minimum where there is one. */
  readonly replicas: Plain;
}

/** What stays while a node is drained; a DaemonSet's pods go with their node, and the operator itself guards Elasticsearch's. */
const staying = new Set(["Deployment", "StatefulSet", "Kibana", "Logstash"]);

const autoscaler = /^kubernetes:autoscaling\/v\w+:HorizontalPodAutoscaler$/;

/** Every autoscaler of a program. */
export const autoscalersOf = (resources: readonly Judged[]): Judged[] =>
  resources.filter(({ type }) => autoscaler.test(type));

/** Every disruption budget of a program. */
export const budgetsOf = (resources: readonly Judged[]): Judged[] =>
  resources.filter(({ type }) => /^kubernetes:policy\/\w+:PodDisruptionBudget$/.test(type));

/** Every set of pods of a program that a drain may take away. */
export function drainedOf(resources: readonly Judged[]): Drained[] {
  const autoscalers = autoscalersOf(resources);
  return resources
    .filter(({ type }) => type.startsWith("kubernetes:"))
    .flatMap((resource) => podsOf(resource).map((pod) => ({ resource, pod })))
    .filter(({ pod: { kind } }) => staying.has(kind))
    .map(({ resource, pod }) => {
      const scaling = autoscalers.find((each) => scales(each, resource));
      return { resource, pod, replicas: scaling === undefined ? pod.replicas : fewest(scaling) };
    });
}

/** The pods that an autoscaler keeps at least. */
export const fewest = ({ fields }: Judged): Plain => at(fields, "spec", "minReplicas") ?? 1;

/** Whether an autoscaler sets the number of a workload's pods. */
export function scales({ fields }: Judged, { type, fields: workload }: Judged): boolean {
  const target = at(fields, "spec", "scaleTargetRef");
  return (
    isSame(at(target, "kind"), type.split(":").at(-1)) &&
    isSame(at(target, "name"), nameOf(workload)) &&
    isSame(namespaceOf(fields), namespaceOf(workload))
  );
}

/** Whether a budget is for some pods. */
export function keeps({ fields }: Judged, { namespace, labels }: Pods): boolean {
  const selector = at(fields, "spec", "selector");
  return (
    selector !== undefined && // which is no pod, where an empty one is every pod
    isSame(namespaceOf(fields), namespace) &&
    selects(selector, labels)
  );
}

/** How many of `all` pods a budget needs; undefined where it is not known, or said by the pods that may go. */
export function needed({ fields }: Judged, all: number): number | undefined {
  const least = at(fields, "spec", "minAvailable");
  if (typeof least === "number") return least;
  const [, percent] = typeof least === "string" ? (/^(\d+)%$/.exec(least) ?? []) : [];
  return percent === undefined ? undefined : Math.ceil((all * Number(percent)) / 100); // as Kubernetes rounds it
}

/** Whether nothing that decides which pods a budget is for is still to be known. */
export function isSettled({ fields }: Judged, selected: readonly Pods[]): boolean {
  const deciding: Fields = {
    own: at(fields, "metadata", "namespace"),
    selector: at(fields, "spec", "selector"),
    of: selected.map(({ namespace, labels }) => ({ namespace, labels })),
  };
  return ![...entries(deciding)].some(({ value }) => value === pending);
}
