import { at, type Fields, isFields, list, pending, type Plain } from "./plain";
import type { Pods } from "./pods";
import { isSame } from "./selectors";

/**
 * What the operator (ECK 3.5.0) adds to the pods that it makes of Elastic's resources, where the resource says nothing; it
 * does so unless it is told otherwise (`set-default-security-context`). From its source, `pkg/controller/`:
 * `elasticsearch/securitycontext`, `elasticsearch/nodespec`, `kibana/securitycontext.go`, `kibana/pod.go`,
 * `logstash/pod.go`, `common/defaults/pod_template.go`. Init containers that it adds by itself are its business.
 */
interface Addition {
  /** Name of the container that it adds where the resource does not list it. */
  readonly main: string;
  readonly pod: Fields;
  /** Security context of each container that has none at all. */
  readonly securityContext: Fields | undefined;
  /** What the main container gets, each where it has none of its own. */
  readonly container: Fields;
  /** Label with the name of the resource. */
  readonly nameLabel: string;
}

const seccomp = { securityContext: { seccompProfile: { type: "RuntimeDefault" } } };
const confined = {
  privileged: false,
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};
const readiness = { readinessProbe: { exec: {} } };
const memory = { resources: { requests: { memory: "2Gi" }, limits: { memory: "2Gi" } } };
const cpuToo = { resources: { requests: { cpu: "1", memory: "2Gi" }, limits: { cpu: "2", memory: "2Gi" } } };
const nothing = { pod: {}, securityContext: undefined, container: {} };

const additions: Readonly<Record<string, Addition>> = {
  Elasticsearch: {
    main: "elasticsearch",
    pod: seccomp,
    securityContext: { ...confined, runAsNonRoot: true },
    container: { ...readiness, ...memory },
    nameLabel: "elasticsearch.k8s.elastic.co/cluster-name",
  },
  Kibana: {
    main: "kibana",
    pod: seccomp,
    securityContext: { ...confined, runAsUser: 1000, runAsGroup: 1000 },
    container: { ...readiness, ...memory },
    nameLabel: "kibana.k8s.elastic.co/name",
  },
  Logstash: {
    main: "logstash",
    pod: seccomp,
    securityContext: undefined, // its containers get none
    container: { ...readiness, ...cpuToo },
    nameLabel: "logstash.k8s.elastic.co/name",
  },
  Beat: { main: "beat", ...nothing, nameLabel: "beat.k8s.elastic.co/name" }, // named for its type
  Agent: { main: "agent", ...nothing, nameLabel: "agent.k8s.elastic.co/name" },
};

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
    namespace: at(fields, "metadata", "namespace") ?? "default",
    replicas,
    labels: {
      "common.k8s.elastic.co/type": kind.toLowerCase(),
      [addition.nameLabel]: name,
      ...labels,
      ...fieldsOf(at(template, "metadata", "labels")),
    },
    annotations: at(template, "metadata", "annotations"),
    path: `${path}.spec`,
    spec: completed(fieldsOf(at(template, "spec")), {
      ...addition,
      main,
      container: { ...addition.container, ...(isFields(resources) ? { resources } : {}) },
    }),
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

function completed(spec: Fields, { main, pod, securityContext, container }: Addition): Fields {
  const contained = (own: Plain, added: Fields = {}): Plain => {
    if (!isFields(own)) return own;
    const whole = { ...added, ...own };
    return whole["securityContext"] === undefined && securityContext ? { ...whole, securityContext } : whole;
  };
  const named = list(spec["containers"]);
  const mayBeThere = spec["containers"] === pending || named.some((each) => isSame(at(each, "name"), main));
  const containers = mayBeThere ? named : [...named, { name: main }];
  return {
    ...pod,
    automountServiceAccountToken: false,
    ...spec,
    containers: containers.map((each) => contained(each, isSame(at(each, "name"), main) ? container : {})),
    initContainers: list(spec["initContainers"]).map((each) => contained(each)),
  };
}

const fieldsOf = (value: Plain): Fields => (isFields(value) ? value : {});
