import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";

describe("entrances-speak-tls", () => {
  const rule = "entrances-speak-tls";

  const service = (port: object) => ({
    type: "kubernetes:core/v1:Service",
    name: "s",
    props: { spec: { ports: [port] } },
  });
  const ingress = (spec: object) => ({ type: "kubernetes:networking.k8s.io/v1:Ingress", name: "i", props: { spec } });
  const rules = [{ host: "kibana.example.com" }];

  accepts(rule, {
    "a port for HTTPS": service({ name: "https", port: 443 }),
    "a port for something else": service({ name: "beats", port: 5044 }),
    "a port for HTTPS at an odd number": service({ name: "https", port: 80 }),
    "an ingress with TLS": ingress({ rules, tls: [{ hosts: ["kibana.example.com"], secretName: "c" }] }),
    "an ingress with TLS for all of a domain": ingress({ rules, tls: [{ hosts: ["*.example.com"], secretName: "c" }] }),
    "an ingress with TLS for whatever host": ingress({ rules, tls: [{ secretName: "c" }] }),
    "an ingress with TLS for every host": ingress({ rules: [{}], tls: [{ secretName: "c" }] }),
    "an ingress whose certificate is for hosts nobody knows yet": ingress({ rules, tls: [{ hosts: notYetKnown }] }),
    "an ingress whose host nobody knows yet": ingress({
      rules: [{ host: notYetKnown }],
      tls: [{ hosts: ["a.example.com"], secretName: "c" }],
    }),
  });

  refuses(rule, {
    "port 80": [service({ port: 80 }), /spec\.ports\[0\] is for plain HTTP/],
    "a port named http": [service({ name: "http-web", port: 8080 }), /is for plain HTTP/],
    "a port whose protocol is HTTP": [service({ name: "web", port: 8080, appProtocol: "http" }), /is for plain HTTP/],
    "an ingress without TLS": [ingress({ rules }), /serves without TLS/],
    "an ingress with TLS for another host": [
      ingress({ rules, tls: [{ hosts: ["es.example.com"], secretName: "c" }] }),
      /serves kibana\.example\.com without TLS/,
    ],
    "an ingress with TLS for one host that serves every host": [
      ingress({ rules: [{}], tls: [{ hosts: ["kibana.example.com"], secretName: "c" }] }),
      /spec\.rules\[0\] serves every host, and TLS is for some/,
    ],
  });
});
