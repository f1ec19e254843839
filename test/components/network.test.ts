import * as assert from "node:assert/strict";
import type { Declaration } from "../../local/recorder";
import { connects, type End, type NetworkPolicy } from "../support/network-policies";
import { podsIn } from "../support/pods";
import { deploy } from "../support/deploy";

const apiServer = "10.0.0.1";
const narrowed = ["apiServerCidrs=10.0.0.0/28", "kibanaClients=ingress-nginx,pulumi", "elasticsearchClients=pulumi"];

/** Whoever else there is in a cluster, and outside. */
const strangers: readonly End[] = [
  { name: "api-server", address: apiServer },
  { name: "somewhere", address: "203.0.113.7" },
  { name: "dns", address: "10.244.9.1", namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
  { name: "proxy", address: "10.244.9.2", namespace: "kube-system", labels: { "k8s-app": "kube-proxy" } },
  { name: "ingress", address: "10.244.9.3", namespace: "ingress-nginx", labels: { app: "controller" } },
  { name: "pulumi", address: "10.244.9.4", namespace: "pulumi", labels: {} },
  { name: "mes", address: "10.244.9.5", namespace: "shop", labels: { "app.kubernetes.io/name": "mes" } },
  { name: "impostor", address: "10.244.9.6", namespace: "shop", labels: { "app.kubernetes.io/name": "logstash" } },
  { name: "newcomer", address: "10.244.9.7", namespace: "logging", labels: { app: "debug" } },
];

/** Every port that anybody here listens on, and one that nobody does. */
const ports = [53, 443, 3306, 5044, 5601, 6443, 8080, 8443, 9200, 9300, 9443, 9600];

const always = [
  "collect -> logstash 5044",
  "container -> api-server 443",
  "container -> api-server 6443",
  "operator -> api-server 443",
  "operator -> api-server 6443",
  "operator -> elasticsearch 9200",
  "logstash -> elasticsearch 9200",
  "kibana -> elasticsearch 9200",
  "elasticsearch -> elasticsearch 9200",
  "elasticsearch -> elasticsearch 9300",
  "pulumi -> elasticsearch 9200",
  "pulumi -> kibana 5601",
  "ingress -> kibana 5601",
  "api-server -> operator 9443",
];
const platform = ["operator", "elasticsearch", "kibana", "logstash", "container", "file"];

describe("the network policies", () => {
  it("let through exactly the flows that are needed, between every pair of pods and strangers, on every port", async () => {
    const found = connections(await deploy("prod", ...narrowed));
    const dns = platform.map((pod) => `${pod} -> dns 53`);
    assert.deepEqual(found, expected([...always, ...dns]));
  });

  it("let Elasticsearch reach the bucket and Logstash the receiver of alerts, each at its port, where there are such", async () => {
    const options = ["snapshots=https://s3.example.com:8443/logs", "alertWebhook=https://chat.example.com/hooks/1"];
    const found = connections(await deploy("prod", ...narrowed, ...options));
    const outside = found.filter((flow) => flow.includes("-> somewhere"));
    assert.deepEqual(outside, ["elasticsearch -> somewhere 8443", "logstash -> somewhere 443"]);
  });

  it("with the API server anywhere, open its ports and no others", async () => {
    const found = new Set(connections(await deploy("prod", ...narrowed.slice(1))));
    for (const flow of connections(await deploy("prod", ...narrowed))) found.delete(flow);
    for (const flow of found) assert.match(flow, /^(operator|container) -> .* (443|6443)$|^.* -> operator 9443$/);
    assert.ok(found.size > 0);
  });

  it("let nobody ask for a lookup by UDP but from the cluster's DNS", async () => {
    const declaration = await deploy("prod", ...narrowed);
    const [file] = pods(declaration).filter(({ name }) => name === "file");
    assert.ok(file !== undefined);
    const asked = strangers.filter((other) => connects(policies(declaration), file, other, 53, "UDP"));
    assert.deepEqual(
      asked.map(({ name }) => name),
      ["dns"],
    );
  });

  it("leave nothing to a pod that nobody foresaw", async () => {
    const found = connections(await deploy("prod", ...narrowed));
    assert.deepEqual(
      found.filter((flow) => flow.includes("newcomer")),
      [],
    );
  });
});

/** As flows between kinds of pods; those between two strangers are nobody's business here. */
function connections(declaration: Declaration): string[] {
  const own = pods(declaration);
  const all = [...own, ...strangers];
  const found = new Set<string>();
  for (const from of all)
    for (const to of all) {
      const guarded = (end: End): boolean => own.includes(end) || end.name === "newcomer";
      if (!guarded(from) && !guarded(to)) continue;
      for (const port of ports)
        if (connects(policies(declaration), from, to, port)) found.add(`${from.name} -> ${to.name} ${String(port)}`);
    }
  return [...found].sort();
}

function expected(flows: readonly string[]): string[] {
  const both = ["container", "file"];
  return flows
    .flatMap((flow) => (flow.startsWith("collect") ? both.map((kind) => flow.replace("collect", kind)) : [flow]))
    .sort();
}

function policies({ resources }: Declaration): NetworkPolicy[] {
  return resources
    .filter(({ type }) => type.endsWith(":NetworkPolicy"))
    .map(({ inputs }) => {
      const { metadata, spec } = inputs as { metadata: { namespace: string }; spec: NetworkPolicy["spec"] };
      return { namespace: metadata.namespace, spec };
    });
}

/** The program's pods, named by kind. */
function pods(declaration: Declaration): End[] {
  return podsIn(declaration).map(({ name, namespace, labels }, index) => ({
    name: platform.find((kind) => name.includes(kind)) ?? name,
    address: `10.244.0.${String(index + 1)}`,
    namespace,
    labels,
  }));
}
