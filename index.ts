import * as elasticstack from "@pulumi/elasticstack";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "./components/access";
import { Alerting } from "./components/alerting";
import { Outbox } from "./components/alerting/outbox";
import { Dashboards } from "./components/dashboards";
import { Elasticsearch } from "./components/elasticsearch";
import { Filebeat } from "./components/filebeat";
import { PseudonymKey } from "./components/filebeat/pseudonym-key";
import { Kibana } from "./components/kibana";
import { LogStorage } from "./components/log-storage";
import { Logstash } from "./components/logstash";
import { Operator } from "./components/operator";
import { Network } from "./components/network";
import { Priorities } from "./components/priorities";
import { podSecurity } from "./components/shared/labels";
import { logSources } from "./components/shared/services";
import { Snapshots } from "./components/snapshots";
import { loadSettings } from "./settings";

/** The logging platform, in the order its parts need each other. A function, so that CLI and Automation API run the same. */
export default function logging(): Record<string, unknown> {
  const { environment, images, protectData, endpoints, keys, ...settings } = loadSettings();

  const keep = { protect: protectData };
  const namespace = new k8s.core.v1.Namespace(
    "logging",
    { metadata: { name: "logging", labels: podSecurity("restricted") } },
    keep, // with it would go the disks
  ).metadata.name;
  const nodeReaders = new k8s.core.v1.Namespace("logging-collect", {
    metadata: { name: "logging-collect", labels: podSecurity("privileged") }, // Filebeat mounts folders of the node
  }).metadata.name;

  const priorities = new Priorities("priorities").of;

  const operator =
    settings.operator &&
    new Operator(
      "operator",
      { images, managedNamespaces: ["logging"], priorityClass: priorities.storage, ...settings.operator },
      keep, // with its definitions would go every cluster made from them
    );
  new Network("network", {
    namespaces: {
      logging: namespace,
      "logging-collect": nodeReaders,
      ...(operator && { "elastic-system": operator.namespace }),
    },
    ...settings.network,
  });
  // Only the operator can delete what it made: it comes first and goes last.
  const managed = { dependsOn: operator ?? [] };

  const elasticsearch = new Elasticsearch(
    "elasticsearch",
    {
      namespace,
      images,
      protectData,
      endpoint: endpoints.elasticsearch,
      provisionerKeys: keys.provisioner,
      priorityClass: priorities.storage,
      ...settings.elasticsearch,
    },
    managed,
  );
  const kibana = new Kibana(
    "kibana",
    {
      namespace,
      images,
      protectData,
      elasticsearch,
      endpoint: endpoints.kibana,
      keys: keys.kibana,
      priorityClass: priorities.views,
      ...settings.kibana,
    },
    managed,
  );

  const ca = endpoints.trust === "cluster" ? { caData: elasticsearch.certificateAuthority } : {};
  const elastic = new elasticstack.Provider(
    "elastic",
    {
      elasticsearches: [{ ...elasticsearch.provisioner, endpoints: [endpoints.elasticsearch], ...ca }],
      kibanas: [{ ...elasticsearch.provisioner, endpoints: [endpoints.kibana] }],
    },
    {
      dependsOn: [elasticsearch, kibana], // addresses are settings, so that a first preview has them; they answer later
      ignoreChanges: ["version"], // the engine takes the bridge's version for the provider's and would always see a change
    },
  );
  const inside = { providers: [elastic], deletedWith: elasticsearch.cluster };

  const storage = new LogStorage("log-storage", { environment, ...settings.storage }, inside);
  const outbox = new Outbox("outbox", { environment, hotNodes: settings.storage.hotNodes }, inside);
  const access = new Access(
    "access",
    {
      dataStream: storage.dataStream,
      outbox: outbox.dataStream,
      publicUrl: settings.kibana.publicUrl,
      shipperKey: keys.shipper,
      ...settings.access,
    },
    inside,
  );
  const asRules = new elasticstack.Provider(
    "alerting",
    { kibanas: [{ ...access.alerting, endpoints: [endpoints.kibana] }] }, // a rule runs with the rights of its maker
    { dependsOn: kibana, ignoreChanges: ["version"] },
  );
  new Alerting(
    "alerting",
    {
      logs: storage,
      outbox,
      spaces: access.spaces,
      publicUrl: settings.kibana.publicUrl,
      runbook: settings.runbook,
    },
    { providers: [asRules], deletedWith: elasticsearch.cluster },
  );
  new Dashboards(
    "dashboards",
    { spaces: access.spaces, dataViews: access.dataViews, publicUrl: settings.kibana.publicUrl },
    inside,
  );
  const snapshots = settings.snapshots && new Snapshots("snapshots", { storage, ...settings.snapshots }, inside);

  const logstash = new Logstash(
    "logstash",
    {
      namespace,
      images,
      environment,
      elasticsearch,
      storage,
      writer: access.shipper,
      priorityClass: priorities.intake,
      ...settings.logstash,
    },
    managed,
  );
  const pseudonymKey = new PseudonymKey("pseudonym-key", { namespace: nodeReaders, id: keys.pseudonym }).secret;
  for (const source of logSources)
    new Filebeat(`filebeat-${source.kind}`, {
      namespace: nodeReaders,
      images,
      source,
      receiver: logstash,
      pseudonymKey,
      priorityClass: priorities.collection,
    });

  return {
    kibanaUrl: settings.kibana.publicUrl,
    elasticsearchUrl: endpoints.elasticsearch,
    dataStream: storage.dataStream,
    logLifetimeDays: { ...storage.lifetimeDays, inSnapshots: snapshots?.lifetimeDays },
    provisioner: pulumi.secret(elasticsearch.provisioner),
    nextProvisioner: elasticsearch.nextProvisioner && pulumi.secret(elasticsearch.nextProvisioner),
    machines: pulumi.secret({ log_shipper: access.shipper, log_alerting: access.alerting }),
    firstLogins: pulumi.secret(access.firstLogins),
    readerKeys: pulumi.secret(access.readerKeys),
    certificateAuthority: elasticsearch.certificateAuthority,
  };
}
