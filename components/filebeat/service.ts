import { type LogSource, serviceLabel, services } from "../shared/services";
import type { Processor } from "./processor";

/** Filebeat writes a label's dots as underscores. */
const label = `kubernetes.labels.${serviceLabel.replaceAll(".", "_")}`;

/** `POD_NAMESPACE_CONTAINER-ID.log`, as Kubernetes names the links to containers' logs. */
const containerLog = "^.*_([^_/]+)-[0-9A-Za-z]+\\.log$";

/** Says which service a line comes from and leaves out what comes from none. The record's own `service.name` wins later. */
export function serviceProcessors(source: LogSource): Processor[] {
  return source.kind === "container"
    ? [kubernetesMetadata, ...nameOfPod, ...nameOfContainer, onlyServices]
    : [nameOfFolder];
}

const kubernetesMetadata: Processor = {
  add_kubernetes_metadata: {
    host: "${NODE_NAME}",
    matchers: [{ logs_path: { logs_path: "/var/log/containers/" } }],
    default_matchers: { enabled: false },
    default_indexers: { enabled: true },
    include_labels: [serviceLabel],
    include_annotations: [],
    add_resource_metadata: {
      namespace: { enabled: false },
      node: { enabled: false },
      deployment: false,
      cronjob: false,
    },
  },
};

/** By the pod's label; a pod that Kubernetes knows and that has no such label is no service. */
const nameOfPod: readonly Processor[] = [
  { drop_event: { when: { and: [{ has_fields: ["kubernetes.pod.name"] }, { not: { has_fields: [label] } }] } } },
  { copy_fields: { fields: [{ from: label, to: "service.name" }], ignore_missing: true, fail_on_error: false } },
];

/** By the file's name, for when Kubernetes does not answer: services name their container after themselves. */
export const nameOfContainer: readonly Processor[] = [
  {
    if: { and: [{ not: { has_fields: ["service.name"] } }, { regexp: { "log.file.path": containerLog } }] },
    then: [
      { copy_fields: { fields: [{ from: "log.file.path", to: "service.name" }], fail_on_error: false } },
      { replace: { fields: [{ field: "service.name", pattern: containerLog, replacement: "$${1}" }] } },
    ],
  },
];

const onlyServices: Processor = {
  drop_event: { when: { not: { or: services.map((name) => ({ equals: { "service.name": name } })) } } },
};

/** `/var/log/services/SERVICE/NAME.log` */
const nameOfFolder: Processor = {
  dissect: {
    field: "log.file.path",
    tokenizer: "/var/log/services/%{service.name}/%{}",
    target_prefix: "",
    ignore_failure: true,
    overwrite_keys: true,
  },
};
