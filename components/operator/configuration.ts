import { operatorNamespace, webhookName, webhookPort } from "./identity";

/** What differs from one installation to another. */
export interface Wishes {
  readonly registry: string;
  readonly managedNamespaces: readonly string[];
  readonly webhook: boolean;
}

/**
 * The operator's settings. Those without a remark are the defaults of Elastic's own Helm chart, written out because a
 * default that changes in a new version should show up in a review.
 * @throws if there is no managed namespace, because the operator takes an empty list for "all of them"
 */
export function configuration({ registry, managedNamespaces, webhook }: Wishes) {
  if (managedNamespaces.length === 0) throw new Error("the operator needs at least one namespace to manage");
  return {
    "log-verbosity": 0,
    "metrics-port": 0, // no metrics endpoint
    "metrics-secure": false,
    "container-registry": registry, // where Elasticsearch, Kibana and the others are pulled from as well
    "max-concurrent-reconciles": 3,
    // ten years instead of one: Filebeat trusts Logstash's authority by a copy, which only `pulumi up` renews; certificates live a year
    "ca-cert-validity": "87600h",
    "ca-cert-rotate-before": "24h",
    "cert-validity": "8760h",
    "cert-rotate-before": "24h",
    "disable-config-watch": false,
    "exposed-node-labels": ["topology.kubernetes.io/.*", "failure-domain.beta.kubernetes.io/.*"], // for zone awareness
    "set-default-security-context": "auto-detect",
    "kube-client-timeout": "60s",
    "elasticsearch-client-timeout": "180s",
    "disable-telemetry": true, // how the company uses Elasticsearch is nobody else's business
    "distribution-channel": "helm", // read by telemetry only
    "validate-storage-class": true,
    "enable-webhook": webhook,
    ...(webhook ? { "webhook-name": webhookName, "webhook-port": webhookPort } : {}),
    namespaces: managedNamespaces, // not the whole cluster
    "operator-namespace": operatorNamespace,
    "enable-leader-election": true,
    "elasticsearch-observation-interval": "10s",
    "ubi-only": false,
    "restrict-watched-resources": false,
  };
}

/** The settings as `eck.yaml`, one per line. */
export function eckYaml(wishes: Wishes): string {
  return Object.entries(configuration(wishes))
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`) // JSON is YAML, and leaves no doubt what is a text
    .join("\n");
}
