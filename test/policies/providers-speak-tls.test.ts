import { accepts, refuses } from "../support/rule-cases";
import { elastic, provider } from "../support/valid-elastic";

describe("providers-speak-tls", () => {
  const rule = "providers-speak-tls";

  const here = provider({ endpoints: ["http://127.0.0.1:9200"] });
  const kubernetes = (kubeconfig: string) => ({
    type: "pulumi:providers:kubernetes",
    name: "cluster",
    props: { kubeconfig },
  });
  const own = (connection: object) => elastic("KibanaSpace", { kibanaConnections: [connection] });

  accepts(rule, {
    https: provider({ caData: "-----BEGIN CERTIFICATE-----" }),
    "no endpoint, which the environment gives": provider({ endpoints: [] }),
    "a kubeconfig that checks who answers": kubernetes("clusters: [{cluster: {server: 'https://k8s'}}]"),
    "a resource's own connection": own({ endpoints: ["https://kibana.example.com"] }),
    "another provider": { type: "pulumi:providers:random", name: "random", props: { insecure: true } },
  });
  accepts(rule, { "the machine itself, where that is allowed": here }, { loopback: true });

  refuses(rule, {
    http: [
      provider({ endpoints: ["https://a", "http://es.example.com:9200"] }),
      /^'elastic': elasticsearches\[0\]\.endpoints has http:\/\/es\.example\.com:9200, which is not encrypted/,
    ],
    "whoever answers": [provider({ insecure: true }), /elasticsearches\[0\]\.insecure trusts whoever answers/],
    "whoever answers, by a text": [provider({ insecure: "true" }), /insecure trusts whoever answers/],
    "the machine itself": [here, /http:\/\/127\.0\.0\.1:9200, which is not encrypted/],
    "a resource's own http": [own({ endpoints: ["http://kibana:5601"] }), /kibanaConnections\[0\]\.endpoints has http/],
    "a kubeconfig that trusts whoever answers": [
      kubernetes('{"clusters":[{"cluster":{"server":"https://k8s","insecure-skip-tls-verify":true}}]}'),
      /kubeconfig has insecure-skip-tls-verify/,
    ],
    "a kubeconfig by HTTP in capitals": [
      kubernetes("clusters: [{cluster: {server: HTTP://k8s}}]"),
      /kubeconfig names a server by http/,
    ],
    "a kubeconfig by http": [
      kubernetes("clusters: [{cluster: {server: http://k8s}}]"),
      /kubeconfig names a server by http/,
    ],
  });
  refuses(
    rule,
    { "http elsewhere": [provider({ endpoints: ["http://127.0.0.1.example.com"] }), /not encrypted/] },
    { loopback: true },
  );
});
