/** Elasticsearch, Kibana, Logstash and Filebeat: one release train, one version. */
export const elasticVersion = "9.5.3";

/** Elastic Cloud on Kubernetes, the operator. */
export const eckVersion = "3.5.0";

const images = {
  elasticsearch: `elasticsearch/elasticsearch:${elasticVersion}`,
  kibana: `kibana/kibana:${elasticVersion}`,
  logstash: `logstash/logstash:${elasticVersion}`,
  filebeat: `beats/filebeat:${elasticVersion}`,
  operator: `eck/eck-operator:${eckVersion}`,
} as const;

/** The full reference of a pinned image at a registry, for example `docker.elastic.co`. */
export function image(registry: string, name: keyof typeof images): string {
  return `${registry}/${images[name]}`;
}
