import type { Declared } from "./policy";

const labels = { "app.kubernetes.io/name": "elasticsearch", "app.kubernetes.io/part-of": "logging" };
/** Of a port that the operator opens by itself. */
const alive = (port: number) => ({ livenessProbe: { tcpSocket: { port } } });
const resources = { requests: { cpu: "1", memory: "2Gi" }, limits: { cpu: "1", memory: "2Gi" } };
const claim = (name: string) => ({ metadata: { name }, spec: { resources: { requests: { storage: "10Gi" } } } });

/** An Elasticsearch under the operator, of three nodes in zones. */
export const elasticsearch: Declared = {
  type: "kubernetes:elasticsearch.k8s.elastic.co/v1:Elasticsearch",
  name: "cluster",
  props: {
    metadata: { name: "logs", namespace: "logging", labels },
    spec: {
      version: "9.5.3",
      image: "docker.elastic.co/elasticsearch/elasticsearch:9.5.3",
      volumeClaimDeletePolicy: "DeleteOnScaledownOnly",
      nodeSets: [
        {
          name: "hot",
          count: 3,
          config: { "node.roles": ["master", "data_content", "data_hot"] },
          zoneAwareness: {},
          podTemplate: {
            spec: { priorityClassName: "logs", containers: [{ name: "elasticsearch", resources, ...alive(9300) }] },
          },
          volumeClaimTemplates: [claim("elasticsearch-data")],
        },
      ],
    },
  },
};

/** A Kibana under the operator. */
export const kibana: Declared = {
  type: "kubernetes:kibana.k8s.elastic.co/v1:Kibana",
  name: "kibana",
  props: {
    metadata: { name: "logs", namespace: "logging", labels },
    spec: {
      version: "9.5.3",
      count: 1,
      config: { "server.publicBaseUrl": "https://kibana.example.com" },
      podTemplate: { spec: { priorityClassName: "logs", containers: [{ name: "kibana", resources, ...alive(5601) }] } },
    },
  },
};

const pipeline = `
input { beats { port => 5044 ssl_enabled => true ssl_certificate => "/tls.crt" } }
output {
  if [kind] == "log" { # http://comments:9200 are none
    elasticsearch { hosts => ["\${ELASTICSEARCH_URL}"] ssl_enabled => true }
  } else if [status] >= 500 {
    http { url => "https://example.com" http_method => "post" headers => { "tcp" => "no plugin" } }
  }
}`;

/** A Logstash under the operator; what the operator leaves open is said. */
export const logstash: Declared = {
  type: "kubernetes:logstash.k8s.elastic.co/v1alpha1:Logstash",
  name: "logstash",
  props: {
    metadata: { name: "logs", namespace: "logging", labels },
    spec: {
      version: "9.5.3",
      count: 1,
      pipelines: [
        {
          "pipeline.id": "main",
          "config.string": pipeline,
          "queue.type": "persisted",
          "queue.max_bytes": "1gb",
          "dead_letter_queue.enable": true,
          "dead_letter_queue.max_bytes": "1gb",
          "dead_letter_queue.retain.age": "7d",
        },
      ],
      podTemplate: {
        spec: {
          priorityClassName: "logs",
          containers: [
            {
              name: "logstash",
              ...alive(9600),
              securityContext: {
                runAsNonRoot: true,
                readOnlyRootFilesystem: true,
                allowPrivilegeEscalation: false,
                capabilities: { drop: ["ALL"] },
              },
            },
          ],
        },
      },
      volumeClaimTemplates: [claim("logstash-data")],
    },
  },
};

/** A resource of Elastic's provider; its name is that of its class. */
export const elastic = (kind: string, props: object): Declared => ({
  type: `elasticstack:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`,
  name: "it",
  props,
});

/** A provider as the engine hands it to a rule: its arguments are JSON. */
export const provider = (connection: object): Declared => ({
  type: "pulumi:providers:elasticstack",
  name: "elastic",
  props: { elasticsearches: JSON.stringify([{ endpoints: ["https://es.example.com"], username: "p", ...connection }]) },
});

/** Lines live for a month. */
export const lifecycle = elastic("ElasticsearchIndexLifecycle", {
  name: "month",
  hot: { rollover: { maxAge: "1d", maxPrimaryShardSize: "1gb" } },
  cold: { allocate: { numberOfReplicas: 1 } },
  delete: { minAge: "30d", delete: {} },
});

/** The data stream of all services, under that lifecycle. */
export const template = elastic("ElasticsearchIndexTemplate", {
  name: "logs-services",
  indexPatterns: ["logs-services-prod"],
  dataStream: {},
  template: { settings: JSON.stringify({ index: { lifecycle: { name: "month" }, number_of_replicas: "1" } }) },
});

/** Reads the logs, and sees dashboards of one space. */
export const role = elastic("KibanaSecurityRole", {
  name: "readers",
  elasticsearch: { clusters: [], indices: [{ names: ["logs-services-*"], privileges: ["read"] }] },
  kibanas: [{ spaces: ["support"], features: [{ name: "dashboard_v2", privileges: ["read"] }] }],
});

/** An alert of the support's. */
export const rule = elastic("KibanaAlertingRule", {
  name: "Stuck orders",
  ruleTypeId: ".es-query",
  tags: ["A7", "log_support"],
  actions: [{ id: "outbox", params: '{"documents":[{"link.runbook":"https://example.com/runbook#a7"}]}' }],
});

const secret = (name: string, stringData: object): Declared => ({
  type: "kubernetes:core/v1:Secret",
  name,
  props: { metadata: { name, namespace: "logging", labels }, stringData },
});

/** A user of Elasticsearch's files, as the operator takes it. */
export const fileUser = secret("file-user", { username: "p", password: "Zk3vQm8Rt1Lx5Wn7", roles: "provisioner" });

/** A role of Elasticsearch's files. */
export const fileRole = secret("file-roles", {
  "roles.yml": JSON.stringify({ provisioner: { cluster: ["manage_security"], indices: [{ names: ["logs-a-*"] }] } }),
});

/** Settings of programs without the operator, in their own files. */
export const files: Declared = {
  type: "kubernetes:core/v1:ConfigMap",
  name: "files",
  props: {
    data: {
      "elasticsearch.yml": "xpack.security.enabled: true",
      "filebeat.yml": "output.logstash: { hosts: [logstash:5044], ssl: { certificate_authorities: [/ca.crt] } }",
      "main.conf": "input { beats { port => 5044 ssl_enabled => true } }",
      "pipelines.yml": "- { pipeline.id: main, queue.type: memory }",
    },
  },
};

/** A key for a program that reads the logs. */
export const key = elastic("ElasticsearchSecurityApiKey", {
  name: "reader",
  expiration: "90d",
  roleDescriptors: JSON.stringify({ reader: { index: [{ names: ["logs-services-*"], privileges: ["read"] }] } }),
});
