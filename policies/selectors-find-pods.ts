import { namespaceOf } from "./shared/objects";
import { at, type Fields, isFields, type Plain } from "./shared/plain";
import { hidesPods, type Pods, podsOf } from "./shared/pods";
import { allResources, type Found, type Judged } from "./shared/rule";
import { isSame, selects } from "./shared/selectors";

const serviceType = "kubernetes:core/v1:Service";
const selecting = /^kubernetes:apps\/\w+:(Deployment|StatefulSet|DaemonSet|ReplicaSet)$/;

/** Refuses services that lead nowhere, and workloads that would not know their own pods. */
export const selectorsFindPods = allResources(
  {
    name: "selectors-find-pods",
    description: "Every service selects pods that the program declares, and every workload its own.",
  },
  function* (resources) {
    const workloads = resources.filter(({ type }) => type.startsWith("kubernetes:"));
    const pods = workloads.flatMap(podsOf);
    const areAllKnown = !workloads.some(hidesPods);
    for (const resource of workloads) {
      if (selecting.test(resource.type)) yield* lostOwn(resource);
      if (resource.type === serviceType) yield* lost(resource, pods, areAllKnown);
    }
  },
);

function* lostOwn(workload: Judged): Generator<Found> {
  const selector = at(workload.fields, "spec", "selector");
  for (const { path, labels } of podsOf(workload))
    if (selector === undefined || !selects(selector, labels))
      yield [
        workload,
        `spec.selector does not find its own pods. Let ${path.replace(/spec$/, "metadata.labels")} have what it asks for.`,
      ];
}

function* lost(service: Judged, pods: readonly Pods[], areAllKnown: boolean): Generator<Found> {
  const { fields } = service;
  const selector = at(fields, "spec", "selector");
  if (at(fields, "spec", "type") === "ExternalName" || isOperators(selector)) return;
  if (selector === undefined || (isFields(selector) && Object.keys(selector).length === 0))
    yield [service, "has no selector, so it leads to no pod. Set spec.selector to the labels of its pods."];
  else if (areAllKnown && !pods.some((pod) => leadsTo(fields, selector, pod)))
    yield [service, "selects no pod of its namespace. Set spec.selector to labels that its pods have."];
}

const leadsTo = (service: Fields, matchLabels: Plain, { namespace, labels }: Pods): boolean =>
  isSame(namespaceOf(service), namespace) && selects({ matchLabels }, labels);

/** The operator labels pods by what becomes of them too, and has kinds whose pods this pack does not look at. */
const isOperators = (selector: Plain): boolean =>
  isFields(selector) && Object.keys(selector).some((name) => name.includes("k8s.elastic.co/"));
