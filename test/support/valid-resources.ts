import type { Declared } from "./policy";

/** Values by their paths, for example `{ "spec.replicas": 2 }`; undefined takes one away. */
export type Changes = Readonly<Record<string, unknown>>;

/** A resource with other values at some paths. */
export function changed(declared: Declared, changes: Changes): Declared {
  const props: unknown = JSON.parse(JSON.stringify(declared.props)); // nothing is shared between two places
  for (const [path, value] of Object.entries(changes)) set(props as Holder, pathOf(path), value);
  return { ...declared, props: props as object };
}

type Holder = Record<string, unknown>;

/** Dots part the names, but for those in brackets: `metadata.labels["app.kubernetes.io/name"]`, `spec.containers[0]`. */
function pathOf(path: string): string[] {
  return [...path.matchAll(/\["([^"]+)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => quoted ?? index ?? name ?? "",
  );
}

function set(holder: Holder, [name = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    if (value === undefined) Reflect.deleteProperty(holder, name);
    else holder[name] = value;
    return;
  }
  holder[name] ??= {};
  set(holder[name] as Holder, rest, value);
}

/** Of `deployment` and its pods. */
export const labels = { "app.kubernetes.io/name": "shop", "app.kubernetes.io/part-of": "logging" };
const unprivileged = {
  runAsNonRoot: true,
  readOnlyRootFilesystem: true,
  privileged: false,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
};
const resources = { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "128Mi" } };
const ports = [{ name: "https", containerPort: 8443 }];
const probe = { tcpSocket: { port: 8443 } };
const spread = ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map((topologyKey) => ({
  maxSkew: 1,
  topologyKey,
  whenUnsatisfiable: "ScheduleAnyway",
  labelSelector: { matchLabels: labels },
}));

/** A workload that every rule accepts. */
export const deployment: Declared = {
  type: "kubernetes:apps/v1:Deployment",
  name: "shop",
  props: {
    metadata: { name: "shop", namespace: "shop", labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          priorityClassName: "shops",
          topologySpreadConstraints: spread,
          volumes: [{ name: "scratch", emptyDir: {} }],
          containers: [
            {
              name: "shop",
              image: "docker.elastic.co/shop/shop:1.2.3",
              securityContext: unprivileged,
              resources,
              ports,
              readinessProbe: probe,
              livenessProbe: probe,
            },
          ],
        },
      },
    },
  },
};

/** The exception: the Filebeat that reads its node. */
export const filebeat: Declared = {
  type: "kubernetes:apps/v1:DaemonSet",
  name: "filebeat",
  props: {
    metadata: { name: "filebeat", namespace: "logging-collect", labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          priorityClassName: "shops",
          volumes: [
            { name: "logs", hostPath: { path: "/var/log/services" } },
            { name: "registry", hostPath: { path: "/var/lib/filebeat-file" } },
          ],
          containers: [
            {
              name: "filebeat",
              image: "docker.elastic.co/beats/filebeat:9.5.3",
              securityContext: {
                ...unprivileged,
                runAsNonRoot: false,
                runAsUser: 0,
                capabilities: { drop: ["ALL"], add: ["DAC_READ_SEARCH"] },
              },
              resources,
              ports,
              readinessProbe: probe,
              livenessProbe: probe,
              volumeMounts: [
                { name: "logs", mountPath: "/var/log/services", readOnly: true },
                { name: "registry", mountPath: "/usr/share/filebeat/data" },
              ],
            },
          ],
        },
      },
    },
  },
};

/** Nobody talks to the pods of a namespace, nor they to anybody. */
export const networkPolicy = (namespace: string): Declared => ({
  type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
  name: `deny-${namespace}`,
  props: { metadata: { namespace }, spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } },
});

/** One pod at least is left of those with the labels of `deployment`. */
export const budget: Declared = {
  type: "kubernetes:policy/v1:PodDisruptionBudget",
  name: "budget",
  props: {
    metadata: { namespace: "shop" },
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow", selector: { matchLabels: labels } },
  },
};

/** A namespace that admits no pod with rights on its node. */
export const namespace: Declared = {
  type: "kubernetes:core/v1:Namespace",
  name: "shop",
  props: { metadata: { name: "shop", labels: { "pod-security.kubernetes.io/enforce": "restricted" } } },
};

const gatewayType = "kubernetes:gateway.networking.k8s.io/v1";

/** A gateway that serves by TLS, and in clear only sends on to it. */
export const gateway: Declared = {
  type: `${gatewayType}:Gateway`,
  name: "gateway",
  props: {
    metadata: { name: "public", namespace: "shop" },
    spec: {
      gatewayClassName: "public",
      listeners: [
        { name: "clear", port: 80, protocol: "HTTP" },
        { name: "secure", port: 443, protocol: "HTTPS", tls: { certificateRefs: [{ name: "certificate" }] } },
      ],
    },
  },
};

/** What sends on. */
export const redirect: Declared = {
  type: `${gatewayType}:HTTPRoute`,
  name: "redirect",
  props: {
    metadata: { name: "redirect", namespace: "shop" },
    spec: {
      parentRefs: [{ name: "public", sectionName: "clear" }],
      rules: [{ filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https" } }] }],
    },
  },
};
