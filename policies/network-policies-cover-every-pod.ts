import { namespaceOf } from "./shared/objects";
import { isOpen } from "./shared/openness";
import { at, list, pending, type Plain } from "./shared/plain";
import { type Pods, podsOf } from "./shared/pods";
import { allResources, type Found, type Judged } from "./shared/rule";
import { isSame, selects } from "./shared/selectors";

const policyType = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

/** Refuses pods that anybody in the cluster may talk to, or that may talk to anybody. */
export const networkPoliciesCoverEveryPod = allResources(
  {
    name: "network-policies-cover-every-pod",
    description: "A NetworkPolicy of the program limits whom each pod talks to, and who talks to it.",
  },
  function* (resources) {
    const policies = resources.filter(({ type }) => type === policyType);
    for (const policy of policies) yield* openings(policy);
    for (const resource of resources.filter(({ type }) => type.startsWith("kubernetes:")))
      for (const pod of podsOf(resource)) {
        const open = ["Ingress", "Egress"].filter((way) => !policies.some((policy) => limits(policy, way, pod)));
        if (open.length > 0)
          yield [
            resource,
            `no NetworkPolicy limits the ${open.join(" and ").toLowerCase()} of its pods (${pod.path}). Declare one in ` +
              `their namespace that selects them, with policyTypes ${open.join(", ")}.`,
          ];
      }
  },
);

function limits({ fields }: Judged, way: string, pod: Pods): boolean {
  const spec = at(fields, "spec");
  return (
    isSame(namespaceOf(fields), pod.namespace) && governs(spec, way) && selects(at(spec, "podSelector"), pod.labels)
  );
}

/** Without policyTypes a policy limits what comes in, and what goes out if it says anything about it. */
function governs(spec: Plain, way: string): boolean {
  const types = at(spec, "policyTypes");
  if (types === pending) return true;
  if (types === undefined) return way === "Ingress" || at(spec, "egress") !== undefined;
  return list(types).some((type) => isSame(type, way));
}

/** A rule without ports lets everything through if it has no peers either, or everybody among them. */
function* openings(policy: Judged): Generator<Found> {
  for (const way of ["ingress", "egress"])
    if (list(at(policy.fields, "spec", way)).some((flow) => isOpen(flow, way === "ingress" ? "from" : "to")))
      yield [policy, `lets all ${way} through. Name the peers or the ports of each rule.`];
}
