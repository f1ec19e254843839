import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana } from "../support/valid-elastic";
import { deployment, networkPolicy } from "../support/valid-resources";

describe("network-policies-cover-every-pod", () => {
  const rule = "network-policies-cover-every-pod";

  const deny = networkPolicy("shop");
  const only = (spec: object) => ({ ...deny, props: { metadata: { namespace: "shop" }, spec } });
  const policyTypes = ["Ingress", "Egress"];

  accepts(rule, {
    "a namespace that is closed": [deployment, deny],
    "a policy for the pods' labels": [
      deployment,
      only({ podSelector: { matchLabels: { "app.kubernetes.io/name": "shop" } }, policyTypes }),
    ],
    "a policy for one of several labels": [
      deployment,
      only({
        podSelector: {
          matchExpressions: [{ key: "app.kubernetes.io/name", operator: "In", values: ["shop", "other"] }],
        },
        policyTypes,
      }),
    ],
    "a policy by a label of the operator's": [
      kibana,
      {
        ...deny,
        props: {
          metadata: { namespace: "logging" },
          spec: { podSelector: { matchLabels: { "kibana.k8s.elastic.co/name": "logs" } }, policyTypes },
        },
      },
    ],
    "one policy for each direction, without their types": [
      deployment,
      only({ podSelector: {}, ingress: [] }),
      { ...only({ podSelector: {}, egress: [], policyTypes: ["Egress"] }), name: "deny-egress" },
    ],
    "any address at one port": [
      deployment,
      only({
        podSelector: {},
        policyTypes,
        egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ port: 443 }] }],
      }),
    ],
    "any address but those inside, at any port": [
      deployment,
      only({
        podSelector: {},
        policyTypes,
        egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } }] }],
      }),
    ],
    "a port that nobody knows yet": [
      deployment,
      only({ podSelector: {}, policyTypes, ingress: [{ ports: [{ port: notYetKnown }] }] }),
    ],
    "a range of ports": [
      deployment,
      only({ podSelector: {}, policyTypes, ingress: [{ ports: [{ port: 30000, endPort: 32767 }] }] }),
    ],
    "one namespace at any port": [
      deployment,
      only({ podSelector: {}, policyTypes, ingress: [{ from: [{ namespaceSelector: { matchLabels: { a: "b" } } }] }] }),
    ],
  });

  refuses(rule, {
    "pods without any": [deployment, /no NetworkPolicy limits the ingress and egress of its pods/],
    "pods of another namespace": [[deployment, networkPolicy("other")], /limits the ingress and egress/],
    "pods with other labels": [
      [deployment, only({ podSelector: { matchLabels: { "app.kubernetes.io/name": "other" } }, policyTypes })],
      /limits the ingress and egress/,
    ],
    "pods that are left out": [
      [
        deployment,
        only({
          podSelector: { matchExpressions: [{ key: "app.kubernetes.io/name", operator: "NotIn", values: ["shop"] }] },
          policyTypes,
        }),
      ],
      /limits the ingress and egress/,
    ],
    "one direction": [
      [deployment, only({ podSelector: {}, policyTypes: ["Ingress"] })],
      /limits the egress of its pods/,
    ],
    "a policy that opens all": [
      [deployment, only({ podSelector: {}, policyTypes, ingress: [{}] })],
      /^'deny-shop': lets all ingress through/,
    ],
    "a policy with an empty list of peers": [
      [deployment, only({ podSelector: {}, policyTypes, ingress: [{ from: [] }] })],
      /lets all ingress through/,
    ],
    "a policy for every address": [
      [deployment, only({ podSelector: {}, policyTypes, egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] })],
      /lets all egress through/,
    ],
    "a policy for every address but one": [
      [
        deployment,
        only({
          podSelector: {},
          policyTypes,
          egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["192.0.2.1/32"] } }] }],
        }),
      ],
      /lets all egress through/,
    ],
    "a policy for every address in two halves": [
      [
        deployment,
        only({
          podSelector: {},
          policyTypes,
          egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/1" } }, { ipBlock: { cidr: "128.0.0.0/1" } }] }],
        }),
      ],
      /lets all egress through/,
    ],
    "a policy for every port of a protocol": [
      [deployment, only({ podSelector: {}, policyTypes, ingress: [{ ports: [{ protocol: "TCP" }] }] })],
      /lets all ingress through/,
    ],
    "a policy for a range of all ports": [
      [deployment, only({ podSelector: {}, policyTypes, ingress: [{ ports: [{ port: 1, endPort: 65535 }] }] })],
      /lets all ingress through/,
    ],
    "a policy for every namespace, by an empty list of labels": [
      [
        deployment,
        only({ podSelector: {}, policyTypes, ingress: [{ from: [{ namespaceSelector: { matchLabels: {} } }] }] }),
      ],
      /lets all ingress through/,
    ],
    "a policy for every namespace": [
      [deployment, only({ podSelector: {}, policyTypes, ingress: [{ from: [{ namespaceSelector: {} }] }] })],
      /lets all ingress through/,
    ],
    "Elasticsearch without any": [elasticsearch, /spec\.nodeSets\[0\]\.podTemplate\.spec/],
  });
});
