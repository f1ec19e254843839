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

  const gateway = (protocol: unknown, more: object = {}) => ({
    type: "kubernetes:gateway.networking.k8s.io/v1:Gateway",
    name: "g",
    props: {
      metadata: { name: "public", namespace: "shop" },
      spec: { gatewayClassName: "c", listeners: [{ name: "in", port: 80, protocol, ...more }] },
    },
  });
  const route = (rules: unknown, parent: unknown = { name: "public" }, kind = "HTTPRoute") => ({
    type: `kubernetes:gateway.networking.k8s.io/v1:${kind}`,
    name: `route by ${JSON.stringify(parent)}`,
    props: { metadata: { name: "shop", namespace: "shop" }, spec: { parentRefs: [parent], rules } },
  });
  const redirect = { filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301 } }] };
  const backend = { backendRefs: [{ name: "shop", port: 8443 }] };

  accepts(rule, {
    "a gateway for HTTPS": [gateway("HTTPS"), route([backend])],
    "a gateway that passes TLS on": gateway("TLS", { tls: { mode: "Passthrough" } }),
    "a gateway for HTTP that only sends on to https": [gateway("HTTP"), route([redirect])],
    "one whose other route is for another listener": [
      gateway("HTTP"),
      route([redirect], { name: "public", sectionName: "in" }),
      route([backend], { name: "public", sectionName: "secure" }),
      route([backend], { name: "public", port: 443 }),
    ],
    "one whose other route is for another gateway": [
      gateway("HTTP"),
      route([redirect]),
      route([backend], { name: "other" }),
      route([backend], { name: "public", namespace: "other" }),
    ],
    "a gateway whose protocol nobody knows yet": gateway(notYetKnown),
    "a gateway for HTTP with routes that nobody knows yet": [
      gateway("HTTP"),
      route(notYetKnown),
      route([notYetKnown]),
      { ...route([backend]), props: { spec: { parentRefs: notYetKnown, rules: [backend] } } },
    ],
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
    "a gateway for HTTP": [gateway("HTTP"), /spec\.listeners\[0\] takes plain HTTP\. Set its protocol to HTTPS/],
    "a gateway for HTTP by which a route serves": [
      [gateway("HTTP"), route([redirect]), route([redirect, backend], { name: "public", sectionName: "in" })],
      /spec\.listeners\[0\] takes plain HTTP, and shop answers there/,
    ],
    "a redirect that stays in clear": [
      [gateway("HTTP"), route([{ filters: [{ type: "RequestRedirect", requestRedirect: { hostname: "a" } }] }])],
      /and shop answers there/,
    ],
    "a route for gRPC by a gateway for HTTP": [
      [gateway("HTTP"), route([backend], { name: "public", port: 80 }, "GRPCRoute")],
      /and shop answers there/,
    ],
    "a gateway for TCP": [gateway("TCP"), /spec\.listeners\[0\] takes TCP, which nothing encrypts/],
    "a set of listeners for HTTP": [
      { ...gateway("HTTP"), type: "kubernetes:gateway.networking.x-k8s.io/v1alpha1:XListenerSet" },
      /spec\.listeners\[0\] takes plain HTTP/,
    ],
    "an ingress that serves in clear beside TLS": [
      {
        ...ingress({}),
        props: {
          metadata: { annotations: { "nginx.ingress.kubernetes.io/ssl-redirect": "false" } },
          spec: { rules, tls: [{ secretName: "c" }] },
        },
      },
      /the annotation nginx\.ingress\.kubernetes\.io\/ssl-redirect lets it serve in clear/,
    ],
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
