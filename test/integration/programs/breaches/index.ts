import * as elasticstack from "@pulumi/elasticstack";
import * as k8s from "@pulumi/kubernetes";

// Every rule of the policy pack is broken here at least once.

new k8s.core.v1.Namespace("open");
new k8s.rbac.v1.ClusterRole("mighty", { rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }] });
new k8s.core.v1.Service("entrance", {
  spec: { type: "LoadBalancer", ports: [{ name: "http", port: 80 }], selector: { app: "shop" } },
});
new k8s.apps.v1.Deployment("web", {
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: {
        hostNetwork: true,
        serviceAccountName: "nobody",
        securityContext: { appArmorProfile: { type: "Unconfined" } },
        volumes: [
          { name: "etc", hostPath: { path: "/etc" } },
          { name: "home", nfs: { server: "files.example.com", path: "/home" } },
        ],
        containers: [
          {
            name: "web",
            image: "nginx:latest",
            securityContext: { privileged: true },
            env: [
              { name: "DB_PASSWORD", value: "correct horse" },
              { name: "ELASTICSEARCH", value: "http://es:9200" },
              { name: "ELASTICSEARCH", value: "http://es:9201" },
            ],
            ports: [{ name: "ssh", containerPort: 22 }],
            startupProbe: { tcpSocket: { port: 8080 } },
          },
        ],
      },
    },
  },
});
new k8s.autoscaling.v2.HorizontalPodAutoscaler("web", {
  spec: { maxReplicas: 1, scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } },
});
new k8s.batch.v1.Job("once", {
  spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "once" }] } } },
});
new k8s.policy.v1beta1.PodDisruptionBudget("budget", { spec: { maxUnavailable: 1 } });
new k8s.core.v1.ConfigMap("shipper", { data: { "filebeat.yml": "output.logstash: { hosts: [logstash:5044] }" } });

const elasticsearch = {
  version: "9.5.3",
  http: { tls: { selfSignedCertificate: { disabled: true } } },
  nodeSets: [
    {
      name: "all",
      count: 2,
      config: {
        "node.roles": ["master", "data_hot", "data_content", "ml"],
        "xpack.security.authc.anonymous.roles": "viewer",
        "xpack.security.audit.enabled": true,
      },
    },
  ],
};
const group = "elasticsearch.k8s.elastic.co/v1";
new k8s.apiextensions.CustomResource(
  "cluster",
  { apiVersion: group, kind: "Elasticsearch", metadata: { name: "es" }, spec: elasticsearch },
  { protect: true },
);
new k8s.apiextensions.CustomResource("pipelines", {
  apiVersion: "logstash.k8s.elastic.co/v1alpha1",
  kind: "Logstash",
  metadata: { name: "ls" },
  spec: {
    version: "9.5.3",
    count: 1,
    pipelines: [
      { "pipeline.id": "main", "queue.type": "persisted", "config.string": "input { beats { port => 5044 } }" },
    ],
  },
});

const provider = new elasticstack.Provider("elastic", {
  elasticsearches: [{ endpoints: ["http://es.example.com:9200"], insecure: true }],
});
const inside = { provider };
new elasticstack.ElasticsearchIndexLifecycle(
  "keeps",
  { name: "keeps", hot: { rollover: { maxAge: "7d", maxPrimaryShardSize: "50gb" } }, delete: { minAge: "90d" } },
  inside,
);
new elasticstack.ElasticsearchIndexTemplate(
  "everything",
  {
    name: "everything",
    indexPatterns: ["logs-*"],
    dataStream: {},
    template: { settings: JSON.stringify({ index: { number_of_replicas: "5" } }) },
  },
  inside,
);
new elasticstack.ElasticsearchSnapshotRepository(
  "store",
  { name: "store", s3: { bucket: "logs", endpoint: "http://s3.example.com" } },
  inside,
);
new elasticstack.ElasticsearchSnapshotLifecycle(
  "nightly",
  { name: "nightly", repository: "store", schedule: "0 30 0 * * ?" },
  inside,
);
new elasticstack.ElasticsearchSecurityUser(
  "anna",
  { username: "anna", password: "changeme", roles: ["superuser"] },
  inside,
);
new elasticstack.ElasticsearchSecurityApiKey("key", { name: "key" }, inside);
new elasticstack.ElasticsearchSecurityRole(
  "writer",
  { name: "writer", indices: [{ names: ["logs-*"], privileges: ["write"] }] },
  inside,
);
new elasticstack.KibanaSecurityRole(
  "reader",
  { name: "reader", elasticsearch: {}, kibanas: [{ spaces: ["*"], bases: ["all"] }] },
  inside,
);
new elasticstack.KibanaActionConnector("slack", { name: "Slack", connectorTypeId: ".slack" }, inside);
const params = JSON.stringify({
  searchType: "esqlQuery",
  esqlQuery: { esql: "FROM logs-*" },
  size: 0,
  threshold: [0],
  thresholdComparator: ">",
  timeField: "@timestamp",
  timeWindowSize: 1,
  timeWindowUnit: "m",
});
new elasticstack.KibanaAlertingRule(
  "alert",
  { name: "Alert", consumer: "stackAlerts", ruleTypeId: ".es-query", interval: "1m", params },
  inside,
);
