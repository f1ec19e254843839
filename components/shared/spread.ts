const zone = "topology.kubernetes.io/zone";
const host = "kubernetes.io/hostname";

type Labels = Readonly<Record<string, string>>;

/** Two on one machine would be lost together, so a second one rather waits. Asks nothing of a single pod. */
export function neverOnOneHost(pods: number, selector: Labels) {
  const term = { topologyKey: host, labelSelector: { matchLabels: selector } };
  return pods > 1 ? { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } : {};
}

/** On one machine only if there is no other that has room. Asks nothing of a single pod. */
export function ratherNotOnOneHost(pods: number, selector: Labels) {
  const podAffinityTerm = { topologyKey: host, labelSelector: { matchLabels: selector } };
  return pods > 1
    ? { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } }
    : {};
}

/** In zones as even as can be, where nodes say their zone. Asks nothing of a single pod: the operator drops empty lists. */
export function overZones(pods: number, selector: Labels) {
  const constraint = {
    maxSkew: 1,
    topologyKey: zone,
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: { matchLabels: selector },
  };
  return pods > 1 ? { topologySpreadConstraints: [constraint] } : {};
}
