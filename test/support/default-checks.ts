import type { Finding } from "../../local/linters/finding";
import { keeps } from "../../policies/shared/budgets";
import { at, isFields, list, type Plain, texts } from "../../policies/shared/plain";
import { type Container, containersOf, type Pods, podsOf, secured } from "../../policies/shared/pods";
import type { Judged } from "../../policies/shared/rule";
import { isSame } from "../../policies/shared/selectors";

/** What a linter finds in one resource, with all others at hand: a message each. */
type Check = (resource: Judged, all: readonly Judged[]) => readonly string[];

const eachPod =
  (isFound: (pod: Pods, resource: Judged, all: readonly Judged[]) => boolean): Check =>
  (resource, all) =>
    podsOf(resource)
      .filter((pod) => isFound(pod, resource, all))
      .map(({ path }) => path);

const eachContainer =
  (isFound: (container: Container, pod: Pods) => boolean): Check =>
  (resource) =>
    podsOf(resource).flatMap((pod) =>
      containersOf(pod)
        .filter((container) => isFound(container, pod))
        .map(({ path }) => path),
    );

const eachOf =
  (type: RegExp, isFound: (resource: Judged) => boolean): Check =>
  (resource) =>
    type.test(resource.type) && isFound(resource) ? [resource.name] : [];

const requestsNo = (what: string): Check =>
  eachContainer(({ fields }) => at(fields, "resources", "requests", what) === undefined);
const lacks = (probe: string): Check => eachContainer(({ fields, initial }) => !initial && fields[probe] === undefined);
const variables = ({ fields }: Container, isFound: (name: string, value: string) => boolean): boolean =>
  list(fields["env"]).some((variable) => isFound(...named(variable)));
const named = (variable: Plain): [name: string, value: string] => {
  const [name = "", value = ""] = texts([at(variable, "name") ?? "", at(variable, "value") ?? ""]);
  return [name, value];
};
const mayBeRoot = (container: Container, pod: Pods): boolean => {
  const user = secured(pod, container, "runAsUser");
  return user === 0 || (user === undefined && secured(pod, container, "runAsNonRoot") !== true);
};
const deployed = new Set(["Deployment", "Kibana"]); // the operator makes a Deployment of a Kibana
const isScaled = ({ kind, replicas }: Pods): boolean =>
  kind !== "DaemonSet" && typeof replicas === "number" && replicas > 1;

/** Names by which Polaris suspects a secret. */
const sensitive =
  /^AWS_SECRET_ACCESS_KEY$|^GOOGLE_APPLICATION_CREDENTIALS$|^AZURE_.+KEY$|^OCI_CLI_KEY_CONTENT$|password|token|bearer|secret/i;
const privateKey = /-BEGIN\s+.*PRIVATE KEY-/i;

/** The default checks of which the pack asks less, or nothing, as the linters make them; by linter and id. */
export const checksLessAsked: Readonly<Record<"kube-linter" | "polaris", Readonly<Record<string, Check>>>> = {
  "kube-linter": {
    "dangling-service": eachOf(/core\/v1:Service$/, ({ fields }) => {
      const selector = at(fields, "spec", "selector");
      return isFields(selector) && Object.keys(selector).some((name) => name.includes("k8s.elastic.co/"));
    }),
    "env-var-secret": eachContainer((container) =>
      variables(container, (name, value) => /secret/i.test(name) && value !== ""),
    ),
    "no-anti-affinity": eachPod((pod) => isScaled(pod) && !hostsKeptApart(pod).includes("kubernetes.io/hostname")),
    "pdb-min-available": eachOf(
      /:PodDisruptionBudget$/,
      ({ fields }) => at(fields, "spec", "minAvailable") !== undefined,
    ),
    "run-as-non-root": eachContainer(mayBeRoot),
    "unsafe-sysctls": eachPod(({ spec }) => list(at(spec, "securityContext", "sysctls")).length > 0),
    "unset-cpu-requirements": requestsNo("cpu"),
  },
  polaris: {
    deploymentMissingReplicas: eachPod((pod) => deployed.has(pod.kind) && !isScaled(pod)),
    pullPolicyNotAlways: eachContainer(({ fields }) => fields["imagePullPolicy"] !== "Always"),
    readinessProbeMissing: lacks("readinessProbe"),
    livenessProbeMissing: lacks("livenessProbe"),
    metadataAndInstanceMismatched: eachPod(
      (_, { fields: { metadata } }) => at(metadata, "labels", "app.kubernetes.io/instance") !== at(metadata, "name"),
    ),
    missingPodDisruptionBudget: eachPod(
      (pod, _, all) =>
        deployed.has(pod.kind) && !all.some((each) => each.type.endsWith(":PodDisruptionBudget") && keeps(each, pod)),
    ),
    topologySpreadConstraint: eachPod(
      ({ spec, path }, { fields }) =>
        list(spec["topologySpreadConstraints"]).length === 0 &&
        // by which the operator adds some
        at(list(at(fields, "spec", "nodeSets"))[Number(/\d+/.exec(path)?.[0])], "zoneAwareness") === undefined,
    ),
    cpuRequestsMissing: requestsNo("cpu"),
    memoryRequestsMissing: requestsNo("memory"),
    automountServiceAccountToken: eachPod(({ spec }) => spec["automountServiceAccountToken"] !== false),
    hostPathSet: eachPod(({ spec }) => list(spec["volumes"]).some((volume) => at(volume, "hostPath") !== undefined)),
    missingNetworkPolicy: eachPod((pod, _, all) => !all.some((each) => letsSomethingThrough(each, pod))),
    runAsRootAllowed: eachContainer(mayBeRoot),
    sensitiveContainerEnvVar: eachContainer((container) =>
      variables(container, (name, value) => value !== "" && (sensitive.test(name) || privateKey.test(value))),
    ),
    sensitiveConfigmapContent: eachOf(/core\/v1:ConfigMap$/, ({ fields }) =>
      Object.entries(fields["data"] ?? {}).some(
        ([name, value]) => sensitive.test(name) || privateKey.test(String(value)),
      ),
    ),
  },
};

function hostsKeptApart({ spec }: Pods): Plain[] {
  const apart = at(spec, "affinity", "podAntiAffinity");
  return [
    ...list(at(apart, "requiredDuringSchedulingIgnoredDuringExecution")),
    ...list(at(apart, "preferredDuringSchedulingIgnoredDuringExecution")).map((term) => at(term, "podAffinityTerm")),
  ].map((term) => at(term, "topologyKey"));
}

function letsSomethingThrough({ type, fields }: Judged, { namespace, labels }: Pods): boolean {
  const spec = at(fields, "spec");
  const asked = at(spec, "podSelector", "matchLabels");
  return (
    type.endsWith(":NetworkPolicy") &&
    isSame(at(fields, "metadata", "namespace"), namespace) &&
    isFields(asked) &&
    Object.entries(asked).every(([name, value]) => at(labels, name) === value) &&
    ["ingress", "egress"].every((way) => list(at(spec, way)).length > 0)
  );
}

/** What those checks find in the resources of a program. */
export function findings(resources: readonly Judged[]): Finding[] {
  const own = resources.filter(({ type }) => type.startsWith("kubernetes:"));
  return Object.entries(checksLessAsked).flatMap(([linter, checks]) =>
    Object.entries(checks).flatMap(([check, find]) =>
      own.flatMap((resource) =>
        find(resource, own).map((message) => ({
          linter: linter as keyof typeof checksLessAsked,
          check,
          object: `${resource.type.split(":").at(-1) ?? ""}/${resource.name}`,
          message,
        })),
      ),
    ),
  );
}
