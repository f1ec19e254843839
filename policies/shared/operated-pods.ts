import { namespaceOf } from "./objects";
import { at, type Fields, isFields, list, pending, type Plain } from "./plain";
import { type Addition, additions } from "./operator-additions";
import type { Pods } from "./pods";
import { isSame } from "./selectors";

/** The pods that the operator makes of one of Elastic's resources. */
export function operatedPods(kind: string, fields: Fields): Pods[] {
  const addition = additions[kind];
  const spec = at(fields, "spec");
  if (addition === undefined || !isFields(spec)) return [];
  const name = at(fields, "metadata", "name");
  const main = kind === "Beat" && typeof spec["type"] === "string" ? spec["type"] : addition.main;
  const known = templatesOf(kind, name, spec).filter(({ template }) => at(template, "spec") !== pending);
  return known.map(({ path, template, replicas, resources, labels }) => ({
    kind,
    namespace: namespaceOf(fields),
    replicas,
    labels: {
      "common.k8s.elastic.co/type": addition.type,
      [addition.nameLabel]: name,
      ...labels,
      ...fieldsOf(at(template, "metadata", "labels")),
    },
    annotations: at(template, "metadata", "annotations"),
    path: `${path}.spec`,
    spec: completed(fieldsOf(at(template, "spec")), { ...addition, main }, resources),
  }));
}

interface Template {
  readonly path: string;
  readonly template: Plain;
  readonly replicas: Plain;
  /** The main container's resources, where they are written beside the template. */
  readonly resources: Plain;
  readonly labels: Fields;
}

function templatesOf(kind: string, name: Plain, spec: Fields): Template[] {
  if (kind === "Elasticsearch")
    return list(spec["nodeSets"]).map((nodeSet, index) => ({
      path: `spec.nodeSets[${String(index)}].podTemplate`,
      template: at(nodeSet, "podTemplate"),
      replicas: at(nodeSet, "count"),
      resources: at(nodeSet, "resources"),
      labels: { "elasticsearch.k8s.elastic.co/statefulset-name": statefulSet(name, at(nodeSet, "name")) },
    }));
  const way = ["daemonSet", "deployment", "statefulSet"].filter((holder) => isFields(spec[holder]));
  return [
    {
      path: ["spec", ...way, "podTemplate"].join("."),
      template: at(spec, ...way, "podTemplate"),
      replicas: spec["count"] ?? at(spec, ...way, "replicas") ?? 1,
      resources: spec["resources"],
      labels: {},
    },
  ];
}

const statefulSet = (cluster: Plain, nodeSet: Plain): Plain =>
  typeof cluster === "string" && typeof nodeSet === "string" ? `${cluster}-es-${nodeSet}` : pending;

function completed(spec: Fields, addition: Addition, resources: Plain): Fields {
  const { main, pod, securityContext, hasReadinessProbe } = addition;
  const contained = (own: Plain): Plain =>
    isFields(own) && own["securityContext"] === undefined && securityContext ? { ...own, securityContext } : own;
  const asMain = (own: Plain): Plain =>
    isFields(own)
      ? {
          ...(hasReadinessProbe ? { readinessProbe: { exec: {} } } : {}),
          ...own,
          resources: allotted(own["resources"], resources, addition.resources),
        }
      : own;
  const named = list(spec["containers"]);
  const mayBeThere = spec["containers"] === pending || named.some((each) => isSame(at(each, "name"), main));
  const containers = mayBeThere ? named : [...named, { name: main }];
  return {
    ...pod,
    automountServiceAccountToken: false,
    ...spec,
    containers: containers.map((each) => contained(isSame(at(each, "name"), main) ? asMain(each) : each)),
    initContainers: list(spec["initContainers"]).map(contained),
  };
}

/** What stands beside the template comes before what stands in it; the operator's own counts only where neither says anything. */
function allotted(inTemplate: Plain, beside: Plain, otherwise: Fields): Plain {
  if (inTemplate === pending || beside === pending) return pending;
  const bounds = ["requests", "limits"];
  const isSilent = bounds.every((bound) => at(inTemplate, bound) === undefined && at(beside, bound) === undefined);
  if (isSilent) return otherwise;
  const of = (bound: string): Plain => {
    const own = at(inTemplate, bound);
    const over = at(beside, bound);
    return isFields(own) && isFields(over) ? { ...own, ...over } : (over ?? own);
  };
  return Object.fromEntries(bounds.map((bound) => [bound, of(bound)]));
}

const fieldsOf = (value: Plain): Fields => (isFields(value) ? value : {});
