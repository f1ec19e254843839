const read = ["get", "list", "watch"];
const write = ["create", "update", "patch"];
const manage = [...read, ...write, "delete"];

/** Elastic's resources: group without its suffix, plural. */
const kinds = [
  ["elasticsearch", "elasticsearches"],
  ["autoscaling", "elasticsearchautoscalers"],
  ["kibana", "kibanas"],
  ["apm", "apmservers"],
  ["enterprisesearch", "enterprisesearches"],
  ["beat", "beats"],
  ["agent", "agents"],
  ["maps", "elasticmapsservers"],
  ["stackconfigpolicy", "stackconfigpolicies"],
  ["logstash", "logstashes"],
  ["autoops", "autoopsagentpolicies"],
  ["packageregistry", "packageregistries"],
] as const;

const allow = (group: string, resources: readonly string[], verbs: readonly string[]) => ({
  apiGroups: [group],
  resources: [...resources],
  verbs: [...verbs],
});

const allowEach = (verbs: readonly string[]) =>
  kinds.map(([group, plural]) => allow(`${group}.k8s.elastic.co`, [plural], verbs));

/** What the operator may do. */
export const operating = [
  allow("authorization.k8s.io", ["subjectaccessreviews"], ["create"]),
  allow("coordination.k8s.io", ["leases"], ["create"]),
  {
    ...allow("coordination.k8s.io", ["leases"], ["get", "watch", "update"]),
    resourceNames: ["elastic-operator-leader"],
  },
  allow("", ["endpoints"], read),
  allow("", ["pods", "events", "persistentvolumeclaims", "secrets", "services", "configmaps"], manage),
  allow("events.k8s.io", ["events"], manage),
  allow("apps", ["deployments", "statefulsets", "daemonsets"], manage),
  allow("policy", ["poddisruptionbudgets"], manage),
  ...kinds.map(([group, plural]) =>
    allow(
      `${group}.k8s.elastic.co`,
      [plural, `${plural}/status`, `${plural}/finalizers`],
      // Elastic's chart lets it delete this one kind only: what a person asked for, the operator never takes away.
      group === "packageregistry" ? [...manage, "deletecollection"] : [...read, ...write],
    ),
  ),
  allow("", ["namespaces"], read),
  allow("storage.k8s.io", ["storageclasses"], read),
  allow("admissionregistration.k8s.io", ["validatingwebhookconfigurations"], manage),
  allow("", ["nodes"], read), // their zone labels
];

/** What a person who may view a namespace may do there with Elastic's resources. */
export const viewing = allowEach(read);

/** What a person who may edit a namespace may do there as well. */
export const editing = allowEach(["create", "delete", "deletecollection", "patch", "update"]);
