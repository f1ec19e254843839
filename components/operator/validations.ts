type Validation = readonly [
  short: string,
  area: string,
  kind: string,
  version: string,
  resource: string,
  group: string,
  reviews?: string[],
];

/** What the operator checks, in its own irregular words: its webhook has one name and one path for each. */
export const validations: readonly Validation[] = [
  ["agent", "agent", "agent", "v1alpha1", "agents", "agent"],
  ["apm", "apm", "apmserver", "v1", "apmservers", "apm"],
  ["apm", "apm", "apmserver", "v1beta1", "apmservers", "apm"],
  ["beat", "beat", "beat", "v1beta1", "beats", "beat"],
  ["ent", "enterprisesearch", "enterprisesearch", "v1", "enterprisesearches", "enterprisesearch"],
  ["ent", "enterprisesearch", "enterprisesearch", "v1beta1", "enterprisesearches", "enterprisesearch"],
  ["es", "elasticsearch", "elasticsearch", "v1", "elasticsearches", "elasticsearch"],
  ["es", "elasticsearch", "elasticsearch", "v1beta1", "elasticsearches", "elasticsearch"],
  ["ems", "ems", "mapsservers", "v1alpha1", "elasticmapsservers", "maps"],
  ["kb", "kibana", "kibana", "v1", "kibanas", "kibana"],
  ["kb", "kibana", "kibana", "v1beta1", "kibanas", "kibana"],
  ["esa", "autoscaling", "elasticsearchautoscaler", "v1alpha1", "elasticsearchautoscalers", "autoscaling"],
  ["scp", "scp", "stackconfigpolicies", "v1alpha1", "stackconfigpolicies", "stackconfigpolicy"],
  ["logstash", "logstash", "logstash", "v1alpha1", "logstashes", "logstash"],
  ["autoops", "autoops", "autoopsagentpolicies", "v1alpha1", "autoopsagentpolicies", "autoops"],
  ["epr", "epr", "packageregistry", "v1alpha1", "packageregistries", "packageregistry", ["v1", "v1beta1"]],
];
