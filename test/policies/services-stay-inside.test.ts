import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana, logstash } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("services-stay-inside", () => {
  const rule = "services-stay-inside";

  const service = { type: "kubernetes:core/v1:Service", name: "shop", props: { spec: { ports: [{ port: 443 }] } } };

  accepts(rule, {
    "one without a type": service,
    "one for the cluster": changed(service, { "spec.type": "ClusterIP" }),
    "the operator's own": kibana,
  });

  refuses(rule, {
    "a load balancer": [changed(service, { "spec.type": "LoadBalancer" }), /spec\.type LoadBalancer opens it outside/],
    "a port of every node": [changed(service, { "spec.type": "NodePort" }), /spec\.type NodePort opens it outside/],
    "addresses outside": [
      changed(service, { "spec.externalIPs": ["192.0.2.1"] }),
      /spec\.externalIPs opens it outside/,
    ],
    "a load balancer for Kibana": [
      changed(kibana, { "spec.http.service.spec.type": "LoadBalancer" }),
      /spec\.http\.service\.spec\.type LoadBalancer/,
    ],
    "a load balancer for what other clusters ask of Elasticsearch": [
      changed(elasticsearch, { "spec.remoteClusterServer.service.spec.type": "LoadBalancer" }),
      /spec\.remoteClusterServer\.service\.spec\.type LoadBalancer/,
    ],
    "a load balancer for Logstash": [
      changed(logstash, { "spec.services": [{ name: "beats", service: { spec: { type: "LoadBalancer" } } }] }),
      /spec\.services\[0\]\.service\.spec\.type LoadBalancer/,
    ],
  });
});
