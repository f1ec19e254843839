import type { Fields } from "./plain";

/**
 * What the operator (ECK 3.5.0) adds to the pods that it makes of one of Elastic's kinds, where the resource says nothing; it
 * does so unless it is told otherwise (`set-default-security-context`). From its source, `pkg/controller/`:
 * `elasticsearch/securitycontext`, `elasticsearch/nodespec`, `kibana/securitycontext.go`, `autoops/expected.go`, `pod.go` of
 * each other kind, `common/defaults/pod_template.go`. Init containers that it adds by itself are its business.
 */
export interface Addition {
  /** Name of the container that it adds where the resource does not list it. */
  readonly main: string;
  readonly pod: Fields;
  /** Security context of each container that has none at all. */
  readonly securityContext: Fields | undefined;
  readonly hasReadinessProbe: boolean;
  /** Of the main container, where neither it nor the resource has any. */
  readonly resources: Fields;
  /** The label `common.k8s.elastic.co/type`. */
  readonly type: string;
  /** Label with the name of the resource. */
  readonly nameLabel: string;
}

const seccomp = { securityContext: { seccompProfile: { type: "RuntimeDefault" } } };
const unprivileged = { privileged: false, allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
const confined = { ...unprivileged, readOnlyRootFilesystem: true };

const memory = (size: string): Fields => ({ requests: { memory: size }, limits: { memory: size } });
const cpuToo = (cpu: string, size: string): Fields => ({
  requests: { cpu, memory: size },
  limits: { cpu, memory: size },
});

export const additions: Readonly<Record<string, Addition>> = {
  Elasticsearch: {
    main: "elasticsearch",
    pod: seccomp,
    securityContext: { ...confined, runAsNonRoot: true },
    hasReadinessProbe: true,
    resources: memory("2Gi"),
    type: "elasticsearch",
    nameLabel: "elasticsearch.k8s.elastic.co/cluster-name",
  },
  Kibana: {
    main: "kibana",
    pod: seccomp,
    securityContext: { ...confined, runAsUser: 1000, runAsGroup: 1000 },
    hasReadinessProbe: true,
    resources: memory("2Gi"),
    type: "kibana",
    nameLabel: "kibana.k8s.elastic.co/name",
  },
  Logstash: {
    main: "logstash",
    pod: seccomp,
    securityContext: undefined, // its containers get none
    hasReadinessProbe: true,
    resources: { requests: { cpu: "1", memory: "2Gi" }, limits: { cpu: "2", memory: "2Gi" } },
    type: "logstash",
    nameLabel: "logstash.k8s.elastic.co/name",
  },
  Beat: {
    main: "beat", // named for its type
    pod: {},
    securityContext: undefined,
    hasReadinessProbe: false,
    resources: cpuToo("100m", "300Mi"),
    type: "beat",
    nameLabel: "beat.k8s.elastic.co/name",
  },
  Agent: {
    main: "agent",
    pod: {},
    securityContext: undefined,
    hasReadinessProbe: false,
    resources: cpuToo("200m", "400Mi"), // under Fleet 1Gi
    type: "agent",
    nameLabel: "agent.k8s.elastic.co/name",
  },
  ApmServer: {
    main: "apm-server",
    pod: seccomp,
    securityContext: undefined,
    hasReadinessProbe: true,
    resources: memory("512Mi"),
    type: "apm-server",
    nameLabel: "apm.k8s.elastic.co/name",
  },
  ElasticMapsServer: {
    main: "maps",
    pod: seccomp,
    securityContext: undefined,
    hasReadinessProbe: true,
    resources: memory("200Mi"),
    type: "maps",
    nameLabel: "maps.k8s.elastic.co/name",
  },
  EnterpriseSearch: {
    main: "enterprise-search",
    pod: {},
    securityContext: undefined,
    hasReadinessProbe: true,
    resources: memory("4Gi"),
    type: "enterprise-search",
    nameLabel: "enterprisesearch.k8s.elastic.co/name",
  },
  PackageRegistry: {
    main: "package-registry",
    pod: seccomp,
    securityContext: { ...unprivileged, runAsNonRoot: true }, // as user root before 8.19.10, 9.1.10 and 9.2.4
    hasReadinessProbe: true,
    resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "1", memory: "4Gi" } },
    type: "package-registry",
    nameLabel: "packageregistry.k8s.elastic.co/name",
  },
  AutoOpsAgentPolicy: {
    main: "autoops-agent",
    pod: seccomp,
    securityContext: { ...unprivileged, readOnlyRootFilesystem: false },
    hasReadinessProbe: true,
    resources: cpuToo("200m", "400Mi"),
    type: "autoops-agent",
    nameLabel: "autoops.k8s.elastic.co/policy-name",
  },
};
