import { operatedKind } from "./shared/elastic";
import { at, pending, type Plain } from "./shared/plain";
import { podsOf } from "./shared/pods";
import { eachResource } from "./shared/rule";

const wanted = ["app.kubernetes.io/name", "app.kubernetes.io/part-of"];

/** What is addressed by labels: workloads, what leads to them, and what the operator makes workloads from. */
const addressed =
  /^kubernetes:((apps|batch)\/\w+:\w+(?<!Patch|List)|core\/v1:(Pod|Service)|\w+\.k8s\.elastic\.co\/\w+:\w+)$/;

/** Refuses what no selector, bill or network policy would find. */
export const labelsAreComplete = eachResource(
  {
    name: "labels-are-complete",
    description: `Every workload, its pods and its services carry the labels ${wanted.join(" and ")}.`,
  },
  function* (resource) {
    const { type, fields } = resource;
    if (!addressed.test(type)) return;
    yield* missing("metadata.labels", at(fields, "metadata", "labels"));
    if (operatedKind(type) !== undefined) return; // the operator labels what it makes
    for (const { kind, path, labels } of podsOf(resource))
      if (kind !== "Pod") yield* missing(path.replace(/spec$/, "metadata.labels"), labels);
  },
);

function* missing(path: string, labels: Plain): Generator<string> {
  const absent = labels === pending ? [] : wanted.filter((name) => (at(labels, name) ?? "") === "");
  if (absent.length > 0) yield `${path} lacks ${absent.join(" and ")}. Set ${absent.length > 1 ? "them" : "it"}.`;
}
