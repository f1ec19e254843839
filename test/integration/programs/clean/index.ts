import * as elasticstack from "@pulumi/elasticstack";
import * as k8s from "@pulumi/kubernetes";
import * as random from "@pulumi/random";

const labels = { "app.kubernetes.io/name": "shop", "app.kubernetes.io/part-of": "shop" };

/** A program of somebody else's that keeps to every rule. */
export default async function shop(): Promise<Record<string, unknown>> {
  await Promise.resolve(); // as a program that reads a file first
  const namespace = new k8s.core.v1.Namespace("shop", {
    metadata: { labels: { ...labels, "pod-security.kubernetes.io/enforce": "restricted" } },
  }).metadata.name;
  new k8s.networking.v1.NetworkPolicy("deny", {
    metadata: { namespace },
    spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
  });
  const priorityClassName = new k8s.scheduling.v1.PriorityClass("shops", { value: 1000 }).metadata.name;
  const probe = { tcpSocket: { port: 8443 } };
  new k8s.apps.v1.Deployment("shop", {
    metadata: { namespace, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          priorityClassName,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
          containers: [
            {
              name: "shop",
              image: "docker.elastic.co/shop/shop:1.2.3",
              securityContext: {
                readOnlyRootFilesystem: true,
                allowPrivilegeEscalation: false,
                capabilities: { drop: ["ALL"] },
              },
              resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "128Mi" } },
              ports: [{ name: "https", containerPort: 8443 }],
              readinessProbe: probe,
              livenessProbe: probe,
            },
          ],
        },
      },
    },
  });
  new k8s.core.v1.Service("shop", {
    metadata: { namespace, labels },
    spec: { ports: [{ name: "https", port: 443, targetPort: "https" }], selector: labels },
  });

  const password = new random.RandomPassword("anna", { length: 32 }).result;
  const inside = {
    provider: new elasticstack.Provider("elastic", {
      elasticsearches: [{ endpoints: ["https://es.example.com:9200"], username: "shop", password }],
    }),
  };
  const policy = new elasticstack.ElasticsearchIndexLifecycle(
    "month",
    {
      name: "month",
      hot: { rollover: { maxAge: "1d", maxPrimaryShardSize: "1gb" } },
      delete: { minAge: "30d", delete: {} },
    },
    inside,
  );
  new elasticstack.ElasticsearchIndexTemplate(
    "logs",
    {
      name: "logs",
      indexPatterns: ["logs-shop-*"],
      dataStream: {},
      template: { settings: policy.name.apply((name) => JSON.stringify({ index: { lifecycle: { name } } })) },
    },
    inside,
  );
  new elasticstack.ElasticsearchSecurityUser("anna", { username: "anna", password, roles: ["readers"] }, inside);
  return { namespace };
}
