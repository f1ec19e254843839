import { at, list, type Plain } from "./shared/plain";
import { operatedKind } from "./shared/elastic";
import { eachResource } from "./shared/rule";

/** Refuses services that open a port to the world: people are let in by an ingress, with rules of its own. */
export const servicesStayInside = eachResource(
  {
    name: "services-stay-inside",
    description: "No service opens a port outside of the cluster.",
  },
  function* ({ type, fields }) {
    const spec = at(fields, "spec");
    if (type === "kubernetes:core/v1:Service") yield* opened("spec", spec);
    if (operatedKind(type) === undefined) return;
    for (const part of ["http", "transport", "remoteClusterServer"])
      yield* opened(`spec.${part}.service.spec`, at(spec, part, "service", "spec"));
    for (const [index, service] of list(at(spec, "services")).entries())
      yield* opened(`spec.services[${String(index)}].service.spec`, at(service, "service", "spec"));
  },
);

function* opened(path: string, spec: Plain): Generator<string> {
  const type = at(spec, "type");
  if (type === "LoadBalancer" || type === "NodePort")
    yield `${path}.type ${type} opens it outside of the cluster. Use ClusterIP, and let people in by an ingress with TLS.`;
  if (list(at(spec, "externalIPs")).length > 0) yield `${path}.externalIPs opens it outside. Remove them.`;
}
