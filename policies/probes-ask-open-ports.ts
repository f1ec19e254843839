import { eachContainer } from "./shared/container-rule";
import { additions } from "./shared/operator-additions";
import { at, list, pending, type Plain } from "./shared/plain";
import type { Container, Pods } from "./shared/pods";

const probes = ["readinessProbe", "livenessProbe", "startupProbe"];
const askers = ["httpGet", "tcpSocket", "grpc"];

/**
 * What the operator (ECK 3.5.0) opens by itself in the main container. From its source, `pkg/controller/`: `pod.go` of each kind,
 * `elasticsearch/nodespec/podspec.go`, `autoops/expected.go`.
 */
const operatorsPorts: Readonly<Record<string, readonly Plain[]>> = {
  Elasticsearch: [9200, 9300, "http", "https", "transport"],
  Kibana: [5601, "http", "https"],
  Logstash: [9600, "http"],
  Agent: [8220, "http", "https"], // under Fleet
  ApmServer: [8200, "http", "https"],
  ElasticMapsServer: [8080, "http", "https"],
  EnterpriseSearch: [3002, "http", "https"],
  PackageRegistry: [8080, "http", "https"],
  AutoOpsAgentPolicy: [13133, "http"],
};

/** Refuses probes of a port that the container does not declare: it is a slip, or nobody knows what listens there. */
export const probesAskOpenPorts = eachContainer(
  "probes-ask-open-ports",
  "Every probe asks a port that its container declares.",
  function* (container, pod) {
    const open = openPorts(container, pod);
    if (container.initial || open.includes(pending)) return;
    for (const probe of probes)
      for (const asker of askers) {
        const port = at(container.fields, probe, asker, "port");
        if ((typeof port === "number" || typeof port === "string") && !open.includes(port))
          yield `has a ${probe} of port ${String(port)}, which it does not declare. Add it to its ports.`;
      }
  },
);

/** Numbers and names. */
function openPorts({ fields }: Container, { kind }: Pods): readonly Plain[] {
  const { name, ports } = fields;
  if (ports === pending) return [pending];
  const declared = list(ports).filter((port) => (at(port, "protocol") ?? "TCP") !== "UDP");
  const own = ["containerPort", "name"].flatMap((field) => declared.map((port) => at(port, field)));
  return name === pending || name === additions[kind]?.main ? own.concat(operatorsPorts[kind] ?? []) : own;
}
